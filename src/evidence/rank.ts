/**
 * Which of `count` ordered values is a percentile by nearest rank (the smallest value that at least that share of all
 * values does not exceed), counted from 1. A whole percent, so that the arithmetic is exact.
 */
export const nearestRank = (percent: number, count: number): number => Math.max(1, Math.ceil((percent * count) / 100));

/** A percentile by nearest rank of values in ascending order; undefined of none. */
export const percentileOf = (percent: number, ascending: ArrayLike<number>): number | undefined =>
  ascending[nearestRank(percent, ascending.length) - 1];

export const ascending = (values: Iterable<number>): Float64Array => Float64Array.from(values).sort();

export function total(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

/** The lower of the two middle ones where their number is even, so that it is always a value that came up. */
export const lowerMedian = (values: readonly number[]): number | undefined => percentileOf(50, ascending(values));
