import type { ComparedCost, Criterion } from "../../assessment/comparison-schema.js";
import { times, usd, usdRange } from "../../text/figures.js";
import type { Criteria } from "../comparison.js";
import { judge } from "../judge.js";
import { sure } from "../words.js";

/** Self-hosted cost all-in beside the managed bill, at the measured volume. */
export function judgeCost(
  cost: ComparedCost | null,
  criteria: Criteria,
  { times: most }: NonNullable<Criteria["cost"]>,
): Criterion {
  const head = { id: "cost", unit: "times", limit: most, more: null } as const;
  if (cost === null) {
    const because =
      "Costs of one side are not known: state what GPU hours and people cost, and what the provider bills.";
    return { ...head, status: "not_enough", because, figure: null, method: null };
  }
  const status = judge(cost.times, most, "lower");
  const seen = `A month costs ${usd(cost.self_hosted_usd_per_month.expected)} self-hosted, people included, and ${usd(cost.managed_usd_per_month.expected)} managed`;
  const allowed = most === 1 ? "it may not cost more" : `${times(most)} are allowed`;
  const texts = {
    passed: `${seen}: at most ${times(cost.times.high)} as much (${sure(criteria)}), and ${allowed}.`,
    failed: `${seen}: at least ${times(cost.times.low)} as much (${sure(criteria)}), and ${allowed}.`,
    not_enough: `${seen}: ${times(cost.times)} as much, which does not settle it, because ${usdRange(cost.self_hosted_usd_per_month)} is all that is known of the self-hosted side; narrow the prices, GPU hours or people.`,
  };
  return { ...head, status, because: texts[status], figure: cost.times, method: "sampling of the ranges given" };
}
