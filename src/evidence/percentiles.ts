import { bucketWidth } from "./histogram.js";
import { nearestRank } from "./rank.js";

/** How many values lie in a bucket of `histogram.ts`, which is named by its lowest value. */
export interface Bucket {
  bucket: number;
  count: number;
}

/** In the unit of the values. */
export interface Percentiles {
  count: number;
  mean: number;
  p50: number;
  p90: number;
  p95: number;
  p99: number;
  max: number;
}

/**
 * What stands for all values of a bucket: themselves below 1000, else the middle of the bucket. A bucket from b on is
 * at most b/100 wide, so that no value in it is more than 0.5 % of itself away.
 */
function middleOf(bucket: number): number {
  const width = bucketWidth(bucket);
  return width === 1 ? bucket : bucket + width / 2;
}

/**
 * Mean and percentiles (nearest rank) of a histogram in any order, a bucket once or several times. Exact where all values
 * are below 1000, else each within 0.5 % of that of the values themselves. Null of no values.
 */
export function percentilesOf(histogram: readonly Bucket[]): Percentiles | null {
  const sorted = histogram.filter(({ count }) => count > 0).sort((a, b) => a.bucket - b.bucket);
  const last = sorted.at(-1);
  if (!last) return null;
  let count = 0;
  let sum = 0;
  const upTo = sorted.map((entry) => {
    sum += entry.count * middleOf(entry.bucket);
    count += entry.count;
    return count;
  });
  const at = (percent: number): number => {
    const rank = nearestRank(percent, count);
    const place = upTo.findIndex((reached) => reached >= rank);
    return middleOf((sorted[place] ?? last).bucket);
  };
  return { count, mean: sum / count, p50: at(50), p90: at(90), p95: at(95), p99: at(99), max: middleOf(last.bucket) };
}

/** Histograms of several samples as that of all their values: every bucket once, ascending. */
export function mergedHistogram(...histograms: readonly (readonly Bucket[])[]): Bucket[] {
  const counts = new Map<number, number>();
  for (const histogram of histograms) {
    for (const { bucket, count } of histogram) counts.set(bucket, (counts.get(bucket) ?? 0) + count);
  }
  return [...counts].map(([bucket, count]) => ({ bucket, count })).sort((a, b) => a.bucket - b.bucket);
}
