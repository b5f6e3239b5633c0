import { rateOf } from "../evidence/confidence.js";
import type { Rate } from "./exact-tests.js";

/** A figure, and the ends that it lies above and below, each with the certainty asked for. */
export interface Bounds {
  expected: number;
  low: number;
  high: number;
}

/** Pairs of which only one side has the event; those with both or neither are in `pairs` alone. */
export interface Discordant {
  pairs: number;
  onlyFirst: number;
  onlySecond: number;
}

/** Counts of `times` as many in the same proportions; they need not be whole. */
export const scaledPairs = ({ pairs, onlyFirst, onlySecond }: Discordant, times: number): Discordant => ({
  pairs: pairs * times,
  onlyFirst: onlyFirst * times,
  onlySecond: onlySecond * times,
});

export const scaledRate = ({ events, trials }: Rate, times: number): Rate => ({
  events: events * times,
  trials: trials * times,
});

/**
 * The score statistic of first rate − second rate against a difference, in standard deviations: T. Tango, "Equivalence test
 * and confidence interval for the difference in proportions for the paired-sample design", Stat. Med. 17 (1998), eq. (11).
 * Positive where the observed difference is above. It grows with the root of the number of pairs.
 */
export function tangoScore({ pairs: n, onlyFirst, onlySecond }: Discordant, difference: number): number {
  const b = (2 * n - onlyFirst + onlySecond) * difference - onlyFirst - onlySecond;
  const c = -onlySecond * difference * (1 - difference);
  // the share of pairs with only the second, most likely under that difference
  const share = (Math.sqrt(Math.max(0, b * b - 8 * n * c)) - b) / (4 * n);
  const variance = n * (2 * share + difference * (1 - difference));
  const distance = onlyFirst - onlySecond - n * difference;
  return distance === 0 ? 0 : distance / Math.sqrt(Math.max(0, variance));
}

/** Tango's score interval of first rate − second rate: all differences whose score is within ±z. */
export function tango(counts: Discordant, z: number): Bounds {
  const expected = (counts.onlyFirst - counts.onlySecond) / counts.pairs;
  return {
    expected,
    low: crossing((difference) => tangoScore(counts, difference) > z, -1, expected),
    high: crossing((difference) => tangoScore(counts, difference) >= -z, expected, 1),
  };
}

/** Where `isBelow` turns from true to false between two ends, by halving. */
function crossing(isBelow: (at: number) => boolean, from: number, to: number): number {
  let [low, high] = [from, to];
  if (!isBelow(low)) return low;
  if (isBelow(high)) return high;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (isBelow(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Wilson's score interval of one rate (`evidence/confidence`); of no trials nothing is known. */
export function wilson({ events, trials }: Rate, z: number): Bounds {
  const { rate, low, high } = rateOf(events, trials, z) ?? { rate: Number.NaN, low: Number.NaN, high: Number.NaN };
  return { expected: rate, low, high };
}

/**
 * The interval of first rate − second rate of independent samples, from Wilson's intervals of both: R. G. Newcombe, "Interval
 * estimation for the difference between independent proportions", Stat. Med. 17 (1998), method 10.
 */
export function newcombe(first: Rate, second: Rate, z: number): Bounds {
  const [a, b] = [wilson(first, z), wilson(second, z)];
  const expected = a.expected - b.expected;
  return {
    expected,
    low: expected - Math.hypot(a.expected - a.low, b.high - b.expected),
    high: expected + Math.hypot(a.high - a.expected, b.expected - b.low),
  };
}
