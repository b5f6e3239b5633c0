import { describe, expect, it } from "vitest";
import { type AssumptionName, assumptionNames } from "../../src/costs/assumptions.js";
import type { FactValue } from "../../src/facts/fact.js";
import { data, judged } from "../support/assessor.js";

const names = Object.keys(assumptionNames) as AssumptionName[];

const shared: readonly (readonly [string, FactValue])[] = [
  ["current.mode", "managed"],
  ["current.usd_per_month", 50_000],
  ["candidate.model", "llama-3.3-70b"],
  ["traffic.requests_per_month", 3_000_000],
  ["traffic.input_tokens", 1_000],
  ["traffic.output_tokens", 200],
  ["traffic.cached_input_share", 0],
];
const workloads = [
  new Map([...shared, ["candidate.gpu", "h100-80gb"], ["serving", "interactive"]]),
  new Map([...shared, ["candidate.gpu", "a100-80gb"], ["serving", "batch"]]),
];

/** Another value that the figure could have: half of it, where that means something. */
const other = (name: AssumptionName, value: number): number =>
  name === "spare_replicas" ? 0 : name === "pue" ? 1 : value / 2;

/** Every line of every option's bill, with assumptions as they are or with another value of one. */
function bills(changed?: AssumptionName): string {
  const { economics } = data;
  if (!economics) throw new Error("there is no data to estimate from");
  const { assumptions } = economics;
  const value = changed && other(changed, assumptions[changed].expected);
  const change = changed && { [changed]: { ...assumptions[changed], low: value, expected: value, high: value } };
  const from = { ...data, economics: { ...economics, assumptions: { ...assumptions, ...change } } };
  return JSON.stringify(workloads.map((facts) => judged(facts, from).options.map(({ id, parts }) => ({ id, parts }))));
}

describe("a cost assumption", () => {
  const before = bills();

  it.each(names)("counts: %s changes some bill", (name) => {
    expect(bills(name)).not.toBe(before);
  });
});
