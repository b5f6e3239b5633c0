/**
 * The bucket of a whole number from 0: the number itself below 1000, above that its three leading digits. Integer arithmetic
 * alone, so that every SQL dialect puts every value into the same bucket, which logarithms of different libraries do not.
 */
export function bucketOf(value: number): number {
  let step = 1;
  while (value >= 1000 * step) step *= 10;
  return value - (value % step);
}

/** How many values there are between a bucket and the next. */
export function bucketWidth(bucket: number): number {
  let step = 1;
  while (bucket >= 1000 * step) step *= 10;
  return step;
}
