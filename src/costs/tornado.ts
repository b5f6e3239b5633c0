import { checkedFactor, place, pointAt } from "./factors.js";
import { type CostModel, type Factor, factors, type Uncertainty } from "./option.js";
import { rangesOf } from "./sample.js";

/** What one factor does alone, the others at their expected values: cost at both ends of its range, USD a month. */
export interface Swing {
  factor: Factor;
  low: number;
  high: number;
  /** Distance between the two. */
  swing: number;
}

/**
 * Swings of an option's cost, the largest first; factors without effect are left out.
 *
 * @throws RangeError with the factor's name where a range is none
 */
export function tornado(model: CostModel, uncertainty: Uncertainty): Swing[] {
  const at = evaluator(model, uncertainty);
  return sorted((factor, end) => at(factor, end));
}

/**
 * Swings of what the second option costs more than the first, each factor moved in both at once; above zero the first
 * is cheaper. The largest first; factors without effect are left out.
 *
 * @throws RangeError with the factor's name where a range is none
 */
export function differenceTornado(first: CostModel, second: CostModel, uncertainty: Uncertainty): Swing[] {
  const a = evaluator(first, uncertainty);
  const b = evaluator(second, uncertainty);
  return sorted((factor, end) => b(factor, end) - a(factor, end));
}

/** Where the swings of `differenceTornado` start: the same difference with every factor at its expected value. */
export function expectedDifference(first: CostModel, second: CostModel, uncertainty: Uncertainty): number {
  const expected = (model: CostModel): number => evaluator(model, uncertainty)("volume", "expected");
  return expected(second) - expected(first);
}

type End = "low" | "expected" | "high";

function evaluator(model: CostModel, uncertainty: Uncertainty): (factor: Factor, end: End) => number {
  const ranges = rangesOf(model, uncertainty);
  const point = pointAt();
  for (const factor of factors) point[place[factor]] = checkedFactor(ranges[factor], factor).expected;
  return (factor, end) => {
    const range = ranges[factor];
    point[place[factor]] = range[end];
    const total = model.total(point);
    point[place[factor]] = range.expected;
    return total;
  };
}

function sorted(value: (factor: Factor, end: End) => number): Swing[] {
  return factors
    .map((factor): Swing => {
      const low = value(factor, "low");
      const high = value(factor, "high");
      return { factor, low, high, swing: Math.abs(high - low) };
    })
    .filter(({ swing }) => swing > 0)
    .sort((a, b) => b.swing - a.swing);
}
