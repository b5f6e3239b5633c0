import type { ComparedStatus } from "../assessment/comparison-schema.js";
import type { Criteria } from "./comparison.js";
import { normalQuantile } from "./normal.js";
import type { Bounds } from "./proportions.js";

export type Level = Pick<Criteria, "alpha">;

/** How many standard deviations an end lies away with the certainty asked for. */
export const reachOf = ({ alpha }: Level): number => normalQuantile(1 - alpha);

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
