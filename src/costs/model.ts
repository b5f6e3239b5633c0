import { checkedFactor, pointAt } from "./factors.js";
import { type CostModel, ownFactors, type Part, parts } from "./option.js";

/** Place of each part in an array of costs. */
export const line = Object.freeze({
  tokens: 0,
  commitment: 1,
  infrastructure: 2,
  gpu_hours: 3,
  idle_hours: 4,
  redundancy: 5,
  purchase: 6,
  power: 7,
  hosting: 8,
  engineering: 9,
  on_call: 10,
  storage: 11,
  egress: 12,
  migration: 13,
} as const satisfies Readonly<Record<Part, number>>);

/** Adds an amount to one part. */
export function add(into: Float64Array, part: Part, usdPerMonth: number): void {
  const index = line[part];
  into[index] = (into[index] ?? 0) + usdPerMonth;
}

/**
 * A cost model from the function that adds its parts: total and parts come from the same arithmetic and cannot differ.
 *
 * @throws RangeError with the factor's name where one of its own ranges is none
 * @throws TypeError where it adds to a part that it does not list, which no bill would show
 */
export function costModel(core: Omit<CostModel, "cost" | "total">): CostModel {
  for (const factor of ownFactors) {
    const range = core.ranges[factor];
    if (range) checkedFactor(range, factor);
  }
  // one array for all calls: sampling must not allocate, and nothing runs between filling and reading it
  const scratch = new Float64Array(parts.length);
  core.addTo(scratch, pointAt(), 0);
  const hidden = parts.find((part) => scratch[line[part]] !== 0 && !core.parts.includes(part));
  if (hidden) throw new TypeError(`${core.id} costs ${hidden} without listing it`);
  const places = core.parts.map((part) => line[part]);
  const fill = (points: Float64Array, offset: number): void => {
    // by hand, here and below: filling and walking a typed array by its own methods takes longer than all arithmetic
    for (const place of places) scratch[place] = 0;
    core.addTo(scratch, points, offset);
  };
  const total = (points: Float64Array, offset = 0): number => {
    fill(points, offset);
    let sum = 0;
    for (const place of places) sum += scratch[place] ?? 0;
    if (!(sum >= 0 && sum < Number.POSITIVE_INFINITY))
      throw new RangeError(`${core.id} cannot cost ${sum} USD a month`);
    return sum;
  };
  return {
    ...core,
    total,
    cost(at) {
      total(at);
      const bill: Partial<Record<Part, number>> = {};
      for (const part of core.parts) bill[part] = scratch[line[part]] ?? 0;
      return bill;
    },
  };
}
