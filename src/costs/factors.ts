import { checkedRange, type Range } from "../quantities/range.js";
import { type Factor, type Factors, factors, type Uncertainty } from "./option.js";

/** Where each factor stands in a point. */
export const place = Object.freeze({
  api_price: 0,
  volume: 1,
  gpu_price: 2,
  throughput: 3,
  peak_to_mean: 4,
  engineers: 5,
  engineer_cost: 6,
  power_price: 7,
} as const satisfies Readonly<Record<Factor, number>>);

/** One value of the point that starts at `offset`; NaN, which every total refuses, where there is none. */
export const read = (points: Factors, offset: number, index: number): number => points[offset + index] ?? Number.NaN;

/** Of these a zero would leave nothing to price, or nothing to serve it with. */
const neverZero: ReadonlySet<Factor> = new Set(["api_price", "volume", "gpu_price", "throughput", "peak_to_mean"]);

/**
 * A point from the factors that differ from what is stated.
 *
 * @throws RangeError with the factor's name where a value is negative, NaN or infinite, or zero where that means nothing
 */
export function pointAt(multiples: Partial<Record<Factor, number>> = {}): Factors {
  const point = new Float64Array(factors.length).fill(1);
  for (const factor of factors) {
    const value = multiples[factor];
    if (value === undefined) continue;
    checkedFactor({ low: value, expected: value, high: value }, factor);
    point[place[factor]] = value;
  }
  return point;
}

/** @throws RangeError with the factor's name where the range is none, or reaches zero where that means nothing */
export function checkedFactor(range: Range, factor: Factor): Range {
  if (neverZero.has(factor) && !(range.low > 0)) throw new RangeError(`${factor} cannot be ${range.low}`);
  return checkedRange(range, factor);
}

const asStated: Range = Object.freeze({ low: 1, expected: 1, high: 1 });

/**
 * Ranges of all factors from those that are uncertain; the others are as stated.
 *
 * @throws RangeError with the factor's name, as `checkedFactor`
 */
export function uncertain(ranges: Partial<Record<Factor, Range>>): Uncertainty {
  const of = (factor: Factor): Range => checkedFactor(ranges[factor] ?? asStated, factor);
  return {
    api_price: of("api_price"),
    volume: of("volume"),
    gpu_price: of("gpu_price"),
    throughput: of("throughput"),
    peak_to_mean: of("peak_to_mean"),
    engineers: of("engineers"),
    engineer_cost: of("engineer_cost"),
    power_price: of("power_price"),
  };
}
