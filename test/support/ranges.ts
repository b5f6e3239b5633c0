/** Ranges written a second time, plainly, to hold sampling and certainty against. */
import { checkedRange, type Range } from "../../src/quantities/range.js";

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
