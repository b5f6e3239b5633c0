import { likelyDeviations, type Rate, rateOf } from "./confidence.js";
import type { Hourly } from "./hourly.js";
import { ascending, nearestRank, total } from "./rank.js";
import { rankSum } from "./rank-sum.js";

/** Rate limits in the busiest tenth of all hours and in the others. */
export interface FailureLoad {
  busiest: Rate;
  others: Rate;
  /** Requests an hour from which an hour is among the busiest. */
  from: number;
  /**
   * Whether rates are higher in busy hours, which is tested with hours as cases: a single bad hour proves nothing, however
   * many of its requests failed. One-sided rank-sum test at 5 %.
   */
  comesWithLoad: boolean;
}

const fewestHours = 72;

/**
 * Whether rate limits come with load: the busiest tenth of the hours whose outcomes are told, by requests, against the
 * others. Hours as busy as the last of them belong to them. Null below 72 such hours, and where all are equally busy.
 */
export function failureLoadOf({ requests, withStatus, rateLimited }: Hourly): FailureLoad | null {
  const told = requests
    .map((count, t) => ({ requests: count, of: withStatus[t] ?? 0, failed: rateLimited[t] ?? 0 }))
    .filter(({ of }) => of > 0);
  if (told.length < fewestHours) return null;
  const sorted = ascending(told.map((hour) => hour.requests));
  const from = sorted[sorted.length - nearestRank(10, sorted.length)] ?? 0;
  const busy = told.filter((hour) => hour.requests >= from);
  const calm = told.filter((hour) => hour.requests < from);
  const busiest = rateOf(total(busy.map(({ failed }) => failed)), total(busy.map(({ of }) => of)));
  const others = rateOf(total(calm.map(({ failed }) => failed)), total(calm.map(({ of }) => of)));
  if (!busiest || !others) return null;
  const rates = (hours: typeof told): number[] => hours.map(({ failed, of }) => failed / of);
  return { busiest, others, from, comesWithLoad: rankSum(rates(busy), rates(calm)) > likelyDeviations };
}
