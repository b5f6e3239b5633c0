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
 * The value at the quantile `u` from 0 to 1: log-uniform on either side of the expected value, which is the median
 * (linear where an end is zero). Never outside the ends. Widening a range keeps its median.
 */
export function at({ low, expected, high }: Range, u: number): number {
  const [from, to, t] = u < 0.5 ? [low, expected, 2 * u] : [expected, high, 2 * u - 1];
  if (from === to) return from;
  return from > 0 ? Math.min(to, from * (to / from) ** t) : from + (to - from) * t;
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

/** The range with every value below a floor lifted to it. */
export const atLeast = ({ low, expected, high }: Range, floor: number): Range => ({
  low: Math.max(low, floor),
  expected: Math.max(expected, floor),
  high: Math.max(high, floor),
});

/**
 * The range with each end `by` times as far from the expected value, on a logarithmic scale where the end allows it.
 *
 * @throws RangeError where `by` is below 1 or not finite
 */
export function widened({ low, expected, high }: Range, by: number): Range {
  if (!(by >= 1 && by < Number.POSITIVE_INFINITY)) throw new RangeError(`a range cannot be widened ${by} times`);
  return checkedRange(
    {
      low: low > 0 ? Math.min(low, expected * (low / expected) ** by) : 0,
      expected,
      high: expected > 0 ? Math.max(high, expected * (high / expected) ** by) : high * by,
    },
    "a widened value",
  );
}
