import type { ComparedSlice, ComparedStatus, Criterion } from "../../assessment/comparison-schema.js";
import { percent } from "../../text/figures.js";
import type { Criteria, Pairs, Side } from "../comparison.js";
import { compareFailureSlices } from "../failure-slices.js";
import { compareFailures, type FailureDifference, failuresOf, sumOf, sumOfPairs } from "../failures.js";
import { judge } from "../judge.js";
import { moreToSettle } from "../more.js";
import { leastCases } from "../quality.js";
import type { Random } from "../random.js";
import { between, points, sure, wouldSettle } from "../words.js";
import { sliceCriterion } from "./slices.js";

/** How much more often self-hosted requests fail, of all, and within each slice where there is more than one. */
export function judgeErrors(
  managed: Side,
  selfHosted: Side,
  pairs: Pairs | undefined,
  criteria: Criteria,
  { margin, slice_margin: sliceMargin }: NonNullable<Criteria["errors"]>,
  random: Random,
): { criteria: Criterion[]; slices: ComparedSlice[] } {
  const found = compareFailures(managed, selfHosted, pairs, criteria, random);
  if (!found) return { criteria: [withoutOutcomes(margin)], slices: [] };
  const whole = ofAll(found, ratesText(managed, selfHosted, pairs, found), margin, criteria);
  const slices = compareFailureSlices(managed, selfHosted, pairs, sliceMargin, criteria, criteria.least_slice_share);
  if (slices.length < 2) return { criteria: [whole], slices: [] };
  return { criteria: [whole, sliceCriterion(slices, sliceMargin, criteria)], slices };
}

function ofAll(
  { differenceOf, method, count, of }: FailureDifference,
  seen: string,
  margin: number,
  criteria: Criteria,
): Criterion {
  const difference = differenceOf(count);
  const statusAt = (n: number): ComparedStatus =>
    n < leastCases ? "not_enough" : judge(differenceOf(n), margin, "lower");
  const status = statusAt(count);
  const needed = status === "not_enough" ? moreToSettle(count, (n) => statusAt(n) !== "not_enough") : null;
  const more = needed === null ? null : { count: needed, of };
  const texts = {
    passed: `${seen}: ${difference.high > 0 ? `at most ${points(difference.high)} more` : "not more"} (${sure(criteria)}), and ${points(margin)} are allowed.`,
    failed: `${seen}: at least ${points(difference.low)} more (${sure(criteria)}), and only ${points(margin)} are allowed.`,
    not_enough: `${seen}: ${between(difference, ["more", "fewer"])}, which does not settle whether it is at most ${points(margin)} more; ${wouldSettle(more)}.`,
  };
  return {
    id: "errors",
    status,
    because: texts[status],
    figure: difference,
    unit: "share",
    limit: margin,
    method,
    more,
  };
}

function ratesText(managed: Side, selfHosted: Side, pairs: Pairs | undefined, { of }: FailureDifference): string {
  if (pairs && of === "pairs of requests") {
    const {
      pairs: count,
      only_managed_failed: m,
      only_self_hosted_failed: s,
      both_failed: both,
    } = sumOfPairs(pairs.slices.values());
    return `Of ${count.toLocaleString("en-US")} pairs of requests, ${percent((s + both) / count)} fail self-hosted and ${percent((m + both) / count)} managed`;
  }
  const [m, s] = [managed, selfHosted].map(({ slices }) => failuresOf(sumOf(slices.values())));
  const share = (rate: typeof m): string => percent((rate?.events ?? 0) / (rate?.trials ?? 1));
  return `${share(s)} of the requests fail self-hosted and ${share(m)} managed`;
}

const withoutOutcomes = (margin: number): Criterion => ({
  id: "errors",
  status: "not_enough",
  because: "One of the logs does not tell which requests failed, so nothing can be compared.",
  figure: null,
  unit: "share",
  limit: margin,
  method: null,
  more: null,
});
