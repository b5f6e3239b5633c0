import { bucketWidth } from "../evidence/histogram.js";
import { quantileOfSorted, resamples } from "./bootstrap.js";
import type { Histogram, PairedTime } from "./comparison.js";
import type { Bounds } from "./proportions.js";
import { betaFrom, type Random } from "./random.js";

/** A figure as it was seen, and as it comes out of each resample. */
export interface Draws {
  expected: number;
  resampled: Float64Array;
}

/** How many values a histogram holds, and below which value a share of them lies; spread evenly within a bucket. */
export interface Distribution {
  count: number;
  at(share: number): number;
}

export function distributionOf(histogram: Histogram): Distribution {
  const ends = new Float64Array(histogram.length);
  let count = 0;
  for (const [i, bucket] of histogram.entries()) {
    count += bucket.count;
    ends[i] = count;
  }
  return { count, at };

  function at(share: number): number {
    const rank = share * count;
    let [low, high] = [0, ends.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < rank) low = middle + 1;
      else high = middle;
    }
    const found = histogram[low];
    if (found === undefined) return Number.NaN;
    const within = (rank - (ends[low] ?? 0) + found.count) / found.count;
    // whole milliseconds are what they are; the spread of a wider bucket is not known, and even is the fairest guess
    const width = bucketWidth(found.bucket);
    return width === 1 ? found.bucket : found.bucket + within * width;
  }
}

/** The rank of a quantile among so many values, from 1. */
const rankOf = (share: number, count: number): number => Math.min(count, Math.max(1, Math.ceil(share * count)));

/**
 * A quantile resampled without drawing a single value: where the k-th of n values comes to lie in a resample is a beta
 * variate with k and n − k + 1 (J. S. Maritz and R. G. Jarrett, "A note on estimating the variance of the sample median",
 * JASA 73 (1978)). Five million rows therefore cost as much as fifty. Not of an empty distribution.
 */
export function quantileDraws({ count, at }: Distribution, share: number, random: Random): Draws {
  const rank = rankOf(share, count);
  const resampled = new Float64Array(resamples);
  for (let i = 0; i < resamples; i++) resampled[i] = at(betaFrom(random, rank, count - rank + 1));
  return { expected: at(share), resampled };
}

/** Quantiles of both requests of pairs, where whole pairs are resampled, so that what they have in common stays together. */
export function pairedQuantileDraws(
  pairs: readonly PairedTime[],
  shares: readonly number[],
  random: Random,
): { managed: Draws; self_hosted: Draws }[] {
  const sides = [sortedSide(pairs, 0), sortedSide(pairs, 1)] as const;
  const count = pairs.length;
  const ranks = shares.map((share) => rankOf(share, count));
  const drawn = sides.map(({ sorted }) =>
    ranks.map((rank): Draws => ({ expected: sorted[rank - 1] ?? Number.NaN, resampled: new Float64Array(resamples) })),
  );
  const times = new Uint32Array(count);
  for (let i = 0; i < resamples; i++) {
    times.fill(0);
    for (let k = 0; k < count; k++) {
      const pair = random.below(count);
      times[pair] = (times[pair] ?? 0) + 1;
    }
    for (const [s, side] of sides.entries()) fill(side, drawn[s] ?? [], i);
  }
  return shares.map((_, q) => ({ managed: drawnOf(0, q), self_hosted: drawnOf(1, q) }));

  /** Walks the values in order until each rank is reached. */
  function fill({ sorted, order }: SortedSide, into: readonly Draws[], resample: number): void {
    let seen = 0;
    let next = 0;
    for (let k = 0; k < order.length && next < ranks.length; k++) {
      seen += times[order[k] ?? 0] ?? 0;
      while (next < ranks.length && seen >= (ranks[next] ?? 0)) {
        const draws = into[next++];
        if (draws) draws.resampled[resample] = sorted[k] ?? Number.NaN;
      }
    }
  }

  function drawnOf(side: 0 | 1, quantile: number): Draws {
    return drawn[side]?.[quantile] ?? { expected: Number.NaN, resampled: new Float64Array() };
  }
}

interface SortedSide {
  sorted: Float64Array;
  /** The pair that each sorted value is of. */
  order: Uint32Array;
}

function sortedSide(pairs: readonly PairedTime[], side: 0 | 1): SortedSide {
  const order = Uint32Array.from(pairs.keys()).sort((a, b) => (pairs[a]?.[side] ?? 0) - (pairs[b]?.[side] ?? 0));
  return { order, sorted: Float64Array.from(order, (pair) => pairs[pair]?.[side] ?? Number.NaN) };
}

/** The percentile interval (B. Efron, Ann. Statist. 7 (1979)) of a figure of resamples, each end with α beyond it. */
export function boundsOf({ expected, resampled }: Draws, alpha: number): Bounds {
  const sorted = resampled.slice().sort();
  return { expected, low: quantileOfSorted(sorted, alpha), high: quantileOfSorted(sorted, 1 - alpha) };
}

/** A figure of two that were resampled together. */
export const combined = (a: Draws, b: Draws, by: (a: number, b: number) => number): Draws => ({
  expected: by(a.expected, b.expected),
  resampled: a.resampled.map((value, i) => by(value, b.resampled[i] ?? Number.NaN)),
});
