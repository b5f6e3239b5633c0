import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { rungTitles } from "../../src/assessment/ladder.js";
import type { Rung, Verdict, WorkloadAssessment } from "../../src/assessment/schema.js";
import { renderTerminal } from "../../src/report/terminal/terminal.js";
import { openBlocked, piloted, sampleAssessment, sampleWorkload, split, verdict } from "./sample.js";
import { strangeText as text } from "./strange-text.js";

const modes: readonly Verdict["mode"][] = ["managed", "self_hosted", "hybrid", "blocked"];
const rungs: readonly Rung[] = ["A", "B", "C", "D", "E", "F", "G", "H", "I"];

const workload: fc.Arbitrary<WorkloadAssessment> = fc
  .record({
    name: text,
    mode: fc.constantFrom(...modes),
    also: fc.subarray([...modes]),
    proven: fc.boolean(),
    rung: fc.constantFrom(...rungs),
    because: text,
    base: fc.constantFrom(sampleWorkload(), piloted, split, openBlocked),
  })
  .map(({ name, mode, also, proven, rung, because, base }) => ({
    ...base,
    name,
    verdict: { ...verdict(mode, `Do it: ${because}`, also), proven },
    stage: { rung, title: rungTitles[rung], gate: because, proof: [because] },
    next_steps: [because],
    unknowns: base.unknowns.map((unknown) => ({ ...unknown, question: because, slice: name })),
    reasons: base.reasons.map((reason) => ({ ...reason, because, rule: because })),
    slices: base.slices.map((slice) => ({ ...slice, name })),
  }));

const widthOf = (lines: readonly string[]): number => Math.max(...lines.map((line) => stringWidth(line)));

describe("the width of a terminal report", () => {
  it("is never more than the window's, and the table fills it", () => {
    fc.assert(
      fc.property(
        fc.array(workload, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 60, max: 240 }),
        fc.constantFrom(0, 1, 3),
        fc.boolean(),
        (workloads, width, color, detail) => {
          const lines = renderTerminal(sampleAssessment(workloads), { width, color, detail }).split("\n");
          expect(widthOf(lines)).toBe(width);
          const framed = lines.filter((line) => /^[┌├└│]/.test(line));
          for (const line of framed) expect(stringWidth(line)).toBe(width);
        },
      ),
      { numRuns: 120 },
    );
  });

  it("is kept where a table has no room", () => {
    fc.assert(
      fc.property(fc.array(workload, { maxLength: 3 }), fc.integer({ min: 20, max: 59 }), (workloads, width) => {
        const lines = renderTerminal(sampleAssessment(workloads), { width, color: 0 }).split("\n");
        expect(widthOf(lines)).toBeLessThanOrEqual(width);
      }),
      { numRuns: 100 },
    );
  });

  it("draws only characters that every terminal draws as wide as they are counted", () => {
    const out = renderTerminal(sampleAssessment([sampleWorkload({ name: "🚀 👩‍👩‍👧‍👦 🇩🇪 漢字 🪐 🫠 𗀀" })]), {
      width: 120,
      color: 0,
    });
    expect(out).toContain("🚀 👩‍👩‍👧‍👦 🇩🇪 漢字 🪐 \uFFFD \uFFFD");
  });

  it.each([60, 80, 100, 120, 160, 240])("cuts no word off at %i columns", (width) => {
    const workloads = [piloted, split, openBlocked, sampleWorkload()];
    const out = renderTerminal(sampleAssessment(workloads), { width, color: 0 });
    expect(out).not.toContain("…");
    for (const { name } of workloads) expect(out.replace(/[│\s]+/g, "")).toContain(name.replace(/\s/g, ""));
  });
});

describe("what a user's text may do to a terminal", () => {
  it("is nothing: no control character is left but line breaks, and no escape sequence without colour", () => {
    fc.assert(
      fc.property(fc.array(workload, { minLength: 1, maxLength: 3 }), (workloads) => {
        const out = renderTerminal(sampleAssessment(workloads), { width: 90, color: 0 });
        expect(out.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }),
      { numRuns: 100 },
    );
  });

  it("leaves only the program's own colours where there are colours", () => {
    const out = renderTerminal(sampleAssessment([sampleWorkload({ name: "\u001b[41m\u0007x" })]), {
      width: 90,
      color: 1,
    });
    expect(out).toContain("\u001b[1m");
    expect(out).not.toContain("\u001b[41m");
    expect(out).not.toContain("\u0007");
  });
});
