import type { ComparedTime } from "../assessment/comparison-schema.js";
import type { Pairs, Side } from "./comparison.js";
import { boundsOf, combined, type Draws, distributionOf, pairedQuantileDraws, quantileDraws } from "./distribution.js";
import type { Random } from "./random.js";

const measures = ["latency", "ttft"] as const;
/** In order: resampled pairs are walked once for all of them. */
const shares = [0.5, 0.95] as const;

/** Latency and time to first token of both sides, of all their requests and of pairs, where there are any. */
export function compareTimes(
  managed: Side,
  selfHosted: Side,
  pairs: Pairs | undefined,
  alpha: number,
  random: Random,
): ComparedTime[] {
  return measures.flatMap((measure) => [
    ...ofSides(measure, managed, selfHosted, alpha, random),
    ...(pairs ? ofPairs(measure, pairs, alpha, random) : []),
  ]);
}

function ofSides(measure: Measure, managed: Side, selfHosted: Side, alpha: number, random: Random): ComparedTime[] {
  const [m, s] = [distributionOf(managed[`${measure}_ms`]), distributionOf(selfHosted[`${measure}_ms`])];
  if (m.count === 0 || s.count === 0) return [];
  return shares.map((share) => ({
    ...head(measure, share, false, m.count, s.count),
    ...figuresOf(quantileDraws(m, share, random), quantileDraws(s, share, random), alpha),
  }));
}

function ofPairs(measure: Measure, pairs: Pairs, alpha: number, random: Random): ComparedTime[] {
  const times = pairs[`${measure}_ms`];
  if (times.length === 0) return [];
  return pairedQuantileDraws(times, shares, random).map(({ managed, self_hosted: selfHosted }, i) => ({
    ...head(measure, shares[i] ?? 0, true, times.length, times.length),
    ...figuresOf(managed, selfHosted, alpha),
  }));
}

type Measure = (typeof measures)[number];

const head = (measure: Measure, share: number, paired: boolean, managed: number, selfHosted: number) => ({
  measure,
  percentile: Math.round(share * 100),
  paired,
  managed_count: managed,
  self_hosted_count: selfHosted,
});

function figuresOf(managed: Draws, selfHosted: Draws, alpha: number) {
  return {
    managed_ms: boundsOf(managed, alpha),
    self_hosted_ms: boundsOf(selfHosted, alpha),
    times: boundsOf(combined(selfHosted, managed, ratio), alpha),
    difference_ms: boundsOf(
      combined(selfHosted, managed, (s, m) => s - m),
      alpha,
    ),
  };
}

/** Clocks tell whole milliseconds: an answer in none took less than one, and is not endlessly faster. */
const ratio = (selfHosted: number, managed: number): number => Math.max(1, selfHosted) / Math.max(1, managed);
