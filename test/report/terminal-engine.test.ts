import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess/assess.js";
import type { Assessment, Verdict } from "../../src/assessment/schema.js";
import type { FactValue } from "../../src/facts/fact.js";
import { renderTerminal } from "../../src/report/terminal/terminal.js";
import { asOf, noData, workload } from "../support/judge.js";
import { ready, smallPack } from "../support/small-pack.js";

type Facts = Readonly<Record<string, FactValue>>;

const byMode: Readonly<Record<Exclude<Verdict["mode"], "hybrid">, Facts>> = {
  self_hosted: ready,
  managed: { ...ready, "limits.rate_limited": "never", "current.usd_per_month": 300 },
  blocked: { ...ready, "privacy.level": "strict", "quality.open_weight_evals": "failed" },
};

const words: Readonly<Record<Verdict["mode"], string>> = {
  managed: "managed",
  self_hosted: "self-hosted",
  hybrid: "hybrid",
  blocked: "blocked",
};

const hostile = [
  "\u001b[31mred\u001b[0m\u0007",
  "要約チケット日本語の長い名前".repeat(4),
  "👩‍👩‍👧‍👦 家族 🇩🇪 🚀",
  "w".repeat(400),
  "│ managed │ settled │",
];

const at = { file: "w.yaml", line: 1, col: 1 };
const slice = (name: string, share: number, record: Facts) => ({
  name,
  share,
  stated: workload(new Map(Object.entries(record))).stated,
  at,
});

/** One assessed workload for each pair of a name and its facts. */
function assessed(pairs: readonly (readonly [string, Facts])[]): Assessment {
  const workloads = pairs.map(([name, record]) => workload(new Map(Object.entries(record)), name));
  return assess({ workloads }, smallPack, noData, asOf);
}

/** The cells that a summary table gives to the workload, where no cell needs a second line. */
function rowOf(out: string, name: string): string[] {
  const line = out.split("\n").find((row) => row.startsWith(`│ ${name} `));
  return (line ?? "").split("│").map((cell) => cell.trim());
}

describe("what the engine found, at a terminal", () => {
  it("is the verdict, sureness and step of each workload in its own row", () => {
    const assessment = assessed([...Object.entries(byMode), ["nothing-known", {}]]);
    const out = renderTerminal(assessment, { width: 200, color: 0 });
    for (const { name, verdict, stage } of assessment.workloads) {
      const cells = rowOf(out, name);
      expect(cells[2]).toBe(words[verdict.mode]);
      expect(cells[3]?.startsWith("settled")).toBe(verdict.settled);
      expect(cells[4]).toMatch(new RegExp(`^${stage.rung} `));
    }
    for (const [mode, facts] of Object.entries(byMode)) {
      expect(assessed([["w", facts]]).workloads[0]?.verdict.mode).toBe(mode);
    }
  });

  it("names for an open verdict every other mode that the unknown facts allow", () => {
    const assessment = assessed([["nothing-known", {}]]);
    const possible = assessment.workloads[0]?.verdict.possible ?? [];
    expect(possible.length).toBeGreaterThan(1);
    const title = renderTerminal(assessment, { width: 200, color: 0 })
      .split("\n")
      .find((line) => line.startsWith("nothing-known: "));
    for (const mode of possible) expect(title).toContain(words[mode]);
  });

  it("tells how to flip a verdict with the engine's own facts and values", () => {
    const assessment = assessed([["ready", ready]]);
    const changes = assessment.workloads[0]?.flips[0]?.changes ?? [];
    expect(changes.length).toBeGreaterThan(0);
    const out = renderTerminal(assessment, { width: 240, color: 0 });
    for (const change of changes) expect(out).toContain(`${change.fact} ${change.from_text} → ${change.to_text}`);
  });

  it("says of a split workload that it is hybrid, and where each slice goes", () => {
    const slices = [slice("triage", 0.7, {}), slice("answers", 0.3, { "quality.open_weight_evals": "failed" })];
    const copilot = workload(new Map(Object.entries(ready)), "copilot", slices);
    const out = renderTerminal(assess({ workloads: [copilot] }, smallPack, noData, asOf), { width: 120, color: 0 });
    expect(out).toMatch(/^copilot: hybrid, settled$/m);
    expect(out).toContain("triage (70 %): self-hosted, settled.");
    expect(out).toContain("answers (30 %): managed, settled.");
  });

  it("keeps to any window whatever the workloads are called, with the same words in every colour", () => {
    const pair = fc.tuple(
      fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: "grapheme", minLength: 1, maxLength: 50 })),
      fc.constantFrom({}, ...Object.values(byMode)),
    );
    const assessments = fc.array(pair, { minLength: 1, maxLength: 5 }).map(assessed);
    fc.assert(
      fc.property(assessments, fc.integer({ min: 60, max: 200 }), (assessment, width) => {
        const plain = renderTerminal(assessment, { width, color: 0 });
        for (const line of plain.split("\n")) expect(stringWidth(line)).toBeLessThanOrEqual(width);
        expect(plain).not.toContain("\u001b");
        for (const { verdict } of assessment.workloads) expect(plain).toContain(words[verdict.mode]);
        const coloured = renderTerminal(assessment, { width, color: 1 });
        expect(coloured).toContain("\u001b[");
        expect(stripVTControlCharacters(coloured)).toBe(plain);
      }),
      { numRuns: 40 },
    );
  });
});
