import { describe, expect, it } from "vitest";
import type { FactValue } from "../../src/facts/fact.js";
import { assessed, judged } from "../support/assessor.js";
import { having } from "../support/workloads.js";

const facts = new Map<string, FactValue>([
  ["current.mode", "managed"],
  ["current.provider", "openai"],
  ["current.model", "gpt-4.1-mini"],
  ["candidate.model", "qwen3-14b"],
  ["candidate.gpu", "h100-80gb"],
  ["traffic.requests_per_month", 1_000_000],
  ["traffic.input_tokens", 1_000],
  ["traffic.output_tokens", 100],
]);
const told = (more: Readonly<Record<string, FactValue>>) => judged(having(facts, more)).economics;

describe("what is told beside the money", () => {
  it("names the facts that leave the fleet open", () => {
    const likely = (more: Readonly<Record<string, FactValue>>) =>
      told(more).notes.find((note) => note.startsWith("the fleet is likely"));
    expect(likely({})).toMatch(/: latency.target_p95, traffic.cached_input_share, traffic.peak_to_mean$/);
    expect(likely({ "latency.target_p95": 20_000, "traffic.peak_to_mean": 2 })).toMatch(
      /: traffic.cached_input_share$/,
    );
    expect(likely({ serving: "batch", "traffic.peak_to_mean": 2, "traffic.cached_input_share": 0 })).toBeUndefined();
  });

  it.each([
    // a million times 1,000 input tokens at $0.40 and 100 output tokens at $1.60 a million: $560
    [5, /^the stated bill is 0.00893 times what this traffic costs/],
    [100, /^$/],
    [5_000, /^$/],
    [6_000, /^the stated bill is 10.7 times/],
    [0, /^a bill of \$0 is stated for today/],
  ])("says of a bill of $%d where it cannot be right", (bill, note) => {
    const { notes } = told({ "current.usd_per_month": bill, "traffic.cached_input_share": 0 });
    expect(notes.filter((text) => text.includes("bill")).join()).toMatch(note);
  });

  it("projects growth as far as the volumes are ones that costs are known for", () => {
    // 1.3^26 is below a thousand, 1.3^27 beyond
    expect(told({ "traffic.growth_per_month": 0.3 }).projection).toMatchObject({ months: 26 });
    expect(told({ "traffic.growth_per_month": 0.1 }).projection).toMatchObject({ months: 36 });
    expect(told({ "traffic.growth_per_month": -0.1 }).projection).toMatchObject({ months: 36 });
  });

  it("has nothing to say of requests in more months than numbers count, alone or in a pool", () => {
    const none = having(facts, { "traffic.requests_per_month": 5e-324, "privacy.level": "strict" });
    const { workloads } = assessed([none, none]);
    expect(workloads.map(({ economics }) => economics.saving)).toEqual([null, null]);
  });

  it("names the growth that takes today's volume to the break-even in 36 months", () => {
    const { break_even: even } = told({ "traffic.requests_per_month": 30_000_000, "traffic.cached_input_share": 0 });
    expect((even?.times_today ?? 0) > 1).toBe(true);
    expect((1 + (even?.growth_to_reach ?? 0)) ** 36).toBeCloseTo(even?.times_today ?? 0, 2);
  });

  it("calls no other third party open to data that none may see", () => {
    const open = (more: Readonly<Record<string, FactValue>>) =>
      told({ "traffic.cached_input_share": 0, serving: "batch", ...more }).best_managed?.option;
    expect(open({ "privacy.level": "contractual" })).toBe("managed_batch");
    expect(open({ "privacy.level": "strict" })).toBeUndefined();
    expect(open({ "privacy.controls": ["air_gap"] })).toBeUndefined();
  });
});

describe("the sum over workloads", () => {
  it("is told to the cent, without the noise of a sum", () => {
    const bill = (usd: number) => new Map<string, FactValue>([["current.usd_per_month", usd]]);
    expect(assessed([bill(0.1), bill(0.2)]).portfolio.usd_per_month.known_today).toBe(0.3);
    expect(assessed([bill(5e-324)]).portfolio.usd_per_month.known_today).toBe(0);
  });
});
