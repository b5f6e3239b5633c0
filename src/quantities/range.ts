/**
 * What is known of an uncertain number: its ends, and the value at which it is as likely to be below as above. Ends are
 * hard: nothing outside is reckoned with. `0 ≤ low ≤ expected ≤ high`, all finite.
 */
export interface Range {
  low: number;
  expected: number;
  high: number;
}

/** @throws RangeError where an end is negative, NaN or infinite, or the three are not in order */
export function checkedRange(range: Range, name: string): Range {
  const { low, expected, high } = range;
  if (!(low >= 0 && low <= expected && expected <= high && high < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`${name} cannot range from ${low} over ${expected} to ${high}`);
  }
  return range;
}

/** @throws RangeError where the value is negative, NaN or infinite */
export const certain = (value: number): Range => checkedRange({ low: value, expected: value, high: value }, "a value");

/**
 * A range from its ends, the middle taken on a logarithmic scale (geometric mean), as fits prices and throughput.
 *
 * @throws RangeError where the ends are negative, NaN, infinite or out of order
 */
export function between(low: number, high: number): Range {
  const middle = low > 0 ? Math.sqrt(low * high) : (low + high) / 2;
  // the root of a square can fall one bit outside
  return checkedRange({ low, expected: Math.min(high, Math.max(low, middle)), high }, "a value");
}

/**
 * The same range as multiples of its expected value.
 *
 * @throws RangeError where the expected value is zero, of which nothing is a multiple
 */
export function multiplesOf({ low, expected, high }: Range): Range {
  if (!(expected > 0)) throw new RangeError(`a range around ${expected} has no multiples`);
  return checkedRange({ low: low / expected, expected: 1, high: high / expected }, "a multiple");
}

/** The range with every value `by` times as large. */
export const scaled = ({ low, expected, high }: Range, by: number): Range => ({
  low: low * by,
  expected: expected * by,
  high: high * by,
});

/** The range with every value higher by `by`. */
export const raised = ({ low, expected, high }: Range, by: number): Range => ({
  low: low + by,
  expected: expected + by,
  high: high + by,
});

/** The range with every value below a floor lifted to it. */
export const atLeast = ({ low, expected, high }: Range, floor: number): Range => ({
  low: Math.max(low, floor),
  expected: Math.max(expected, floor),
  high: Math.max(high, floor),
});
