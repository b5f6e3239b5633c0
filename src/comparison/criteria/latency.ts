import type { ComparedStatus, ComparedTime, Criterion, More } from "../../assessment/comparison-schema.js";
import { figure, times as timesText } from "../../text/figures.js";
import type { Criteria } from "../comparison.js";
import { judge, leastToSee } from "../judge.js";
import { moreToSettle, narrowed } from "../more.js";
import type { Bounds } from "../proportions.js";
import { duration, sure, wouldSettle } from "../words.js";

/** The 95th percentile of whole answers: within the target where there is one, else beside the managed side's. */
export function judgeLatency(
  times: readonly ComparedTime[],
  criteria: Criteria,
  { target_p95_ms: target, times: most }: NonNullable<Criteria["latency"]>,
): Criterion {
  const p95 = times.filter(({ measure, percentile }) => measure === "latency" && percentile === 95);
  const least = leastToSee(0.05, criteria);
  const ofSides = p95.find(({ paired }) => !paired);
  const pairs = p95.find(({ paired }) => paired);
  // pairs compare the same requests, as long as there are enough of them
  const chosen = target === null && pairs && pairs.managed_count >= least ? pairs : (ofSides ?? pairs);
  if (!chosen) return withoutTimes(target, most);
  return target === null ? besideManaged(chosen, most, least, criteria) : withinTarget(chosen, target, least, criteria);
}

function besideManaged(time: ComparedTime, most: number, least: number, criteria: Criteria): Criterion {
  const count = Math.min(time.managed_count, time.self_hosted_count);
  const { times: bounds } = time;
  const found = judged(bounds, most, count, least, time.paired ? "pairs of requests" : "requests");
  const seen = `The 95th percentile is ${duration(time.self_hosted_ms.expected)} self-hosted and ${duration(time.managed_ms.expected)} managed`;
  const limit = `${timesText(most)} the managed one`;
  const texts = {
    passed: `${seen}: at most ${timesText(bounds.high)} the managed one (${sure(criteria)}), and ${timesText(most)} are allowed.`,
    failed: `${seen}: at least ${timesText(bounds.low)} the managed one (${sure(criteria)}), and only ${timesText(most)} are allowed.`,
    not_enough: `${seen}: between ${figure(bounds.low)} and ${timesText(bounds.high)} the managed one, which does not settle whether it is at most ${limit}; ${wouldSettle(found.more)}.`,
  };
  return {
    id: "latency",
    ...found,
    because: texts[found.status],
    figure: bounds,
    unit: "times",
    limit: most,
    method: time.paired ? "the bootstrap of pairs" : "the bootstrap of both quantiles",
  };
}

function withinTarget(time: ComparedTime, target: number, least: number, criteria: Criteria): Criterion {
  const bounds = time.self_hosted_ms;
  const found = judged(bounds, target, time.self_hosted_count, least, "requests");
  const seen = `The self-hosted 95th percentile is ${duration(bounds.expected)}`;
  const texts = {
    passed: `${seen}, at most ${duration(bounds.high)} (${sure(criteria)}), within the target of ${duration(target)}.`,
    failed: `${seen}, at least ${duration(bounds.low)} (${sure(criteria)}), over the target of ${duration(target)}.`,
    not_enough: `${seen}, between ${duration(bounds.low)} and ${duration(bounds.high)}, which does not settle whether it is within the target of ${duration(target)}; ${wouldSettle(found.more)}.`,
  };
  return {
    id: "latency",
    ...found,
    because: texts[found.status],
    figure: bounds,
    unit: "ms",
    limit: target,
    method: "the bootstrap of the quantile",
  };
}

/** With fewer than `least` requests the slowest of twenty need not be among them, and no resample can show it. */
function judged(
  bounds: Bounds,
  limit: number,
  count: number,
  least: number,
  of: More["of"],
): Pick<Criterion, "status" | "more"> {
  const status = statusAt(count);
  if (status !== "not_enough") return { status, more: null };
  const more = moreToSettle(count, (n) => statusAt(n) !== "not_enough");
  return { status, more: more === null ? null : { count: more, of } };

  function statusAt(n: number): ComparedStatus {
    return n < least ? "not_enough" : judge(narrowed(bounds, n / count), limit, "lower");
  }
}

const withoutTimes = (target: number | null, most: number): Criterion => ({
  id: "latency",
  status: "not_enough",
  because: "One of the logs tells no latency, so nothing can be compared.",
  figure: null,
  unit: target === null ? "times" : "ms",
  limit: target ?? most,
  method: null,
  more: null,
});
