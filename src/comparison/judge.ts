import type { ComparedStatus } from "../assessment/comparison-schema.js";
import type { Criteria } from "./comparison.js";
import { normalQuantile } from "./normal.js";
import type { Bounds } from "./proportions.js";

export type Level = Pick<Criteria, "alpha" | "power">;

/** How many standard deviations an end lies away with the certainty asked for. */
export const reachOf = ({ alpha }: Pick<Level, "alpha">): number => normalQuantile(1 - alpha);

/**
 * A non-inferiority test by its interval: passed where even the worse end is within the limit, failed where even the better
 * end is beyond it. Each end errs with α, so each answer does.
 */
export function judge({ low, high }: Bounds, limit: number, better: "higher" | "lower"): ComparedStatus {
  if (better === "higher" ? low >= limit : high <= limit) return "passed";
  return (better === "higher" ? high < limit : low > limit) ? "failed" : "not_enough";
}

/**
 * Of 1 − `share` things that may go wrong, none is seen among so few with more than α: ln α ÷ ln(1 − share), rounded up
 * (J. Hanley and A. Lippman-Hand, "If nothing goes wrong, is everything all right?", JAMA 249 (1983)). With fewer, no
 * resampling can show that a share of so much does not fail.
 */
export const leastToSee = (share: number, { alpha }: Pick<Level, "alpha">): number =>
  Math.ceil(Math.log(alpha) / Math.log(1 - share));

/** How far a limit lies from a figure, in standard deviations as the end of the interval on that side tells them. */
export const distanceTo = (limit: number, { expected, low, high }: Bounds, z: number): number =>
  (z * Math.abs(expected - limit)) / (expected > limit ? expected - low : high - expected);

/** More than these nobody will collect. */
const mostMore = 1e9;

/**
 * How many more are needed to settle with the power asked for, if they come out as the first did: the distance from the limit
 * in standard deviations grows with the root of the number, and has to reach z(1 − α) + z(power) (S.-C. Chow, J. Shao, H. Wang,
 * "Sample size calculations in clinical research" (2003), ch. 3). Null where what was seen lies on the limit itself.
 *
 * @param distance from the limit, in standard deviations at `count`
 */
export function moreToSettle(distance: number, count: number, level: Level, least = 0): number | null {
  const wanted = reachOf(level) + normalQuantile(level.power);
  const all = Math.max(least, count * (wanted / Math.abs(distance)) ** 2);
  return all - count < mostMore ? Math.max(1, Math.ceil(all - count)) : null;
}
