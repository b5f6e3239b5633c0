import { readFileSync } from "node:fs";
import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { evidenceSchema, type WorkloadEvidence } from "../../../src/assessment/evidence-schema.js";
import { renderEvidence } from "../../../src/report/evidence/terminal.js";
import { shown } from "../../../src/text/wrap.js";
import { anyEvidence } from "./arbitrary.js";
import { bare, evidence, full } from "./sample.js";

const bareOfBlanks = (text: string): string => text.replace(/\s+/g, "");

/** Text of a user left out, so that a workload called "null" is no fault. */
const named = (workload: WorkloadEvidence, i: number): WorkloadEvidence => ({ ...workload, name: `w${i}` });

describe("what was measured, at a terminal", () => {
  it("keeps to the shape that is asked of it", () => {
    fc.assert(fc.property(anyEvidence, (all) => evidenceSchema.safeParse(all).success));
    expect(evidenceSchema.safeParse(evidence([full, bare])).success).toBe(true);
  });

  it("is never wider than the window, names every workload, and lets no text of a user act", () => {
    fc.assert(
      fc.property(
        anyEvidence,
        fc.oneof(fc.constantFrom(80, 160), fc.integer({ min: 20, max: 240 })),
        fc.boolean(),
        (all, width, detail) => {
          const out = renderEvidence(all, { width, detail });
          for (const line of out.split("\n")) expect(stringWidth(line)).toBeLessThanOrEqual(width);
          expect(out.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
          const whole = bareOfBlanks(out);
          // a broken name goes on in the next line of its cell; with details it stands in a heading of its own
          if (detail) for (const { name } of all.workloads) expect(whole).toContain(bareOfBlanks(shown(name)));
        },
      ),
      { numRuns: 100 },
    );
  });

  it("names every workload in the table alone", () => {
    const workloads = ["a", "b-b", "c"].map((name) => ({ ...full, name }));
    const out = renderEvidence(evidence(workloads), { width: 80, detail: false });
    for (const { name } of workloads) expect(out).toMatch(new RegExp(`^  ${name} +450k `, "m"));
  });

  it("never prints a hole of the data as a word of the program", () => {
    fc.assert(
      fc.property(anyEvidence, fc.constantFrom(80, 160), (all, width) => {
        const workloads = all.workloads.map((workload, i) => ({
          ...(i % 2 === 0 ? full : bare),
          ...tame(workload),
          name: `w${i}`,
        }));
        const out = renderEvidence({ ...evidence(workloads), gaps: all.gaps }, { width, detail: true });
        expect(out).not.toMatch(/NaN|undefined|null|Infinity|\[object/);
      }),
      { numRuns: 60 },
    );
  });

  it("keeps load factor, repeatability and band beside stability wherever the table is parted", () => {
    for (let width = 60; width <= 240; width++) {
      const out = renderEvidence(evidence([full, bare].map(named)), { width, detail: false });
      const row = out.split("\n").find((line) => line.startsWith("  w0") && line.includes("0.63"));
      expect(row).toMatch(/0\.63 +0\.44 · 0\.92 {2}cyclical/);
    }
  });

  it("says how sure the stability is wherever it tells it", () => {
    const low = { ...full, stability: { ...known(full.stability), low_confidence: true } };
    const out = (workload: WorkloadEvidence, detail: boolean) =>
      renderEvidence(evidence([workload]), { width: 160, detail });
    expect(out(low, true).match(/low confidence|cyclical, low/g)).toHaveLength(2);
    expect(out(low, false)).toMatch(/cyclical, low/);
    for (const detail of [true, false]) expect(out(full, detail)).not.toContain("low confidence");
  });

  it("has some lines for each of few workloads, of many the table alone, and says where each is told in full", () => {
    const of = (count: number): string =>
      renderEvidence(evidence(Array.from({ length: count }, (_, i) => named(full, i))), { width: 100 });
    expect(of(5).match(/^Workload w\d$/gm)).toHaveLength(5);
    expect(of(6)).not.toMatch(/^Workload w\d$/m);
    for (const count of [1, 6]) expect(of(count).trimEnd()).toMatch(/\nEach workload in full.*--report FILE\.md.*$/);
  });

  it("takes few lines for few workloads, and has no fact twice", () => {
    for (const width of [80, 160]) {
      const lines = (detail: boolean) =>
        renderEvidence(evidence([0, 1, 2].map((i) => named(full, i))), { width, detail }).split("\n");
      expect(lines(false).length).toBeLessThan(lines(true).length / 3);
      expect(lines(false).join("\n")).not.toContain("traffic.");
    }
  });

  it("tells what to know before relying on it once for all workloads that it holds of", () => {
    const workloads = [0, 1, 2].map((i) => ({ ...named(full, i), notes: i < 2 ? ["Same."] : ["Other.", "Same."] }));
    const out = renderEvidence(evidence(workloads), { width: 100 });
    expect(out).toContain("Before relying on this\n  - all workloads: Same.\n  - w2: Other.\n\n");
  });

  it("tells of many sources those with troubles, and counts the others", () => {
    const some = evidence([full]);
    const [source] = some.sources;
    if (!source) throw new Error("no source");
    const fine = {
      ...source,
      faults: [],
      missing_columns: [],
      out_of_order: null,
      broken_off: false,
      rows: 7,
      used: 7,
    };
    const sources = [...Array.from({ length: 9 }, (_, i) => ({ ...fine, source: `fine-${i}` })), source];
    const out = renderEvidence({ ...some, sources }, { width: 200 });
    expect(out).toContain(`  ${source.source}: `);
    expect(out).toContain("\n  9 more sources: 63 rows, all in the figures\n");
    expect(out).not.toContain("fine-");
    expect(renderEvidence({ ...some, sources }, { width: 200, detail: true })).toContain("fine-8");
  });

  it("leaves out columns that are unknown of all, and says below why", () => {
    const out = renderEvidence(evidence([{ ...full, ttft_ms: null }]), { width: 200 });
    expect(out).not.toContain("TTFT  ");
    expect(out).toContain("p95 TTFT of ticket-summaries: no request tells it");
  });

  it("is as it was read by a person", () => {
    const read = (name: string) => readFileSync(new URL(`../../../fixtures/evidence/${name}`, import.meta.url), "utf8");
    const all = evidence([full, bare]);
    expect(renderEvidence(all, { width: 80 })).toBe(read("terminal-80.txt"));
    expect(renderEvidence(all, { width: 80, detail: true })).toBe(read("terminal-80-full.txt"));
  });
});

/** Only what the program itself puts into words. */
const tame = (workload: WorkloadEvidence): Partial<WorkloadEvidence> => ({
  requests: workload.requests,
  input_tokens: workload.input_tokens,
  per_month: workload.per_month,
  series: workload.series,
  stability: workload.stability,
  peak_hour: workload.peak_hour,
  peak_minute: workload.peak_minute,
  growth: workload.growth,
  latency_ms: workload.latency_ms,
  errors: workload.errors,
  rate_limits: workload.rate_limits,
  cached_input_share: workload.cached_input_share,
});

function known<Value>(value: Value | null): Value {
  if (value === null) throw new Error("not known");
  return value;
}

describe("what is not known", () => {
  /** The line that tells a figure, among those of the details. */
  const lineOf = (workload: WorkloadEvidence, label: string): string =>
    renderEvidence(evidence([workload]), { width: 160, detail: true })
      .split("\n")
      .find((line) => line.startsWith(`  ${label}  `)) ?? "";

  it.each<[string, Partial<WorkloadEvidence>, RegExp]>([
    ["Requests", { requests: null }, /unknown: the log does not say in how many requests/],
    ["Input cached", { cached_input_share: null }, /unknown: the log does not tell cached tokens/],
    ["A month", { per_month: null }, /unknown: fewer than 72 hours say nothing of a month without --extrapolate/],
    ["Stability", { stability: null }, /unknown: it takes 72 hours/],
    ["Stability", { stability: null, series: null }, /unknown: the log has no hours/],
    ["Peak by hour", { peak_hour: null }, /unknown: it takes 24 hours/],
    ["Peak by minute", { peak_minute: null }, /unknown: the log has no minutes/],
    ["Requests come", { active_hours_per_week: null }, /unknown: it takes a whole week/],
    ["Growth", { growth: null }, /unknown: it takes 14 days/],
    ["Latency, ms", { latency_ms: null }, /unknown: no request tells it/],
    ["First token, ms", { ttft_ms: null }, /unknown: no request tells it/],
    ["Errors", { errors: null }, /unknown: no request tells its outcome/],
    ["Rate limits", { rate_limits: null }, /unknown: no request tells its outcome/],
    ["Cost", { cost: null }, /unknown: /],
    ["As logged", { cost: { ...known(full.cost), logged_usd: null } }, /unknown: no request tells its cost/],
    ["Difference", { cost: { ...known(full.cost), difference_usd: null } }, /unknown: there is nothing to compare/],
    ["Replay", { replay: null, replay_missing: "State a model." }, /none: State a model\./],
  ])("%s says so, and why", (label, without, words) => {
    expect(lineOf(full, label)).not.toMatch(/unknown/);
    expect(lineOf({ ...full, ...without }, label)).toMatch(words);
  });

  it("is unknown in the table too, with the reason below it", () => {
    const out = renderEvidence(evidence([{ ...full, latency_ms: null }, named(full, 2)]), {
      width: 200,
      detail: false,
    });
    expect(out.match(/unknown/g)).toHaveLength(2);
    expect(out).toContain("p95 latency of ticket-summaries: no request tells it");
  });

  it.each([
    ["output_tokens", "its output tokens"],
    ["input_tokens", "its input tokens"],
  ] as const)("is said of the column that is missing, here %s", (missing, words) => {
    const tokens = { ...full.tokens, input: 0, output: 0, told_by: 0 };
    const month = { ...known(full.per_month), tokens: null };
    const out = renderEvidence(evidence([{ ...full, tokens, per_month: month, [missing]: null }]), {
      width: 200,
      detail: true,
    });
    expect(out).toContain(`Tokens a month, Tokens in / out of ticket-summaries: no request tells ${words}`);
    expect(out).not.toContain("no request tells its tokens");
  });

  it("of a month is what was logged, where that is too short", () => {
    const out = renderEvidence(evidence([{ ...full, per_month: null }]), { width: 160, detail: false });
    expect(out).toMatch(/207k logged +271M logged/);
    expect(out).toContain("$412 logged");
  });

  it("of a month is only about so much, where it is extrapolated, and that is said", () => {
    const month = { ...known(full.per_month), extrapolated: true };
    const out = renderEvidence(evidence([{ ...full, per_month: month }]), { width: 160, detail: true });
    expect(out).toMatch(/about 450k +about 589M/);
    expect(out).toContain("of ticket-summaries: extrapolated from fewer than 72 hours");
    expect(out).toContain("requests about 450k; tokens about 589M; cost as logged about $896\n");
  });

  it("of an interval is no growth shown", () => {
    const growth = { ...known(full.growth), low: null, high: null };
    expect(lineOf({ ...full, growth }, "Growth")).toContain("no growth shown: +4 % a month");
  });
});

it("names facts in one piece, so that they can be searched for and copied", () => {
  const facts = ["traffic.served_peak_to_mean", "traffic.active_hours_per_week"].map((fact) => ({
    fact,
    value: 3,
    basis: "a replay of fourteen days of logs at a service level of ninety-nine of a hundred hours",
  }));
  const out = renderEvidence(evidence([{ ...full, facts }]), { width: 80, detail: true });
  for (const { fact } of facts) expect(out).toContain(fact);
  for (const line of out.split("\n")) expect(stringWidth(line)).toBeLessThanOrEqual(80);
});
