import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantilesOf } from "../../src/costs/quantiles.js";
import { runs } from "../support/runs.js";

/** By the definition: all sorted, and what lies between two neighbours interpolated. */
function bySorting(values: Float64Array, share: number): number {
  const sorted = values.slice().sort();
  const place = share * (sorted.length - 1);
  const [below = Number.NaN, above = Number.NaN] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below + (above - below) * (place - Math.floor(place));
}

/** Few values, so that many are equal, or any. */
const values = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 400 }),
  fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 400 }),
);

describe("quantiles", () => {
  it("are those of the sorted values, which stay as they are", () => {
    fc.assert(
      fc.property(values, (list) => {
        const sample = Float64Array.from(list);
        const { low, expected, high } = quantilesOf(sample);
        // an equal zero may come with either sign
        expect(low + 0).toBe(bySorting(sample, 0.05) + 0);
        expect(expected + 0).toBe(bySorting(sample, 0.5) + 0);
        expect(high + 0).toBe(bySorting(sample, 0.95) + 0);
        expect([...sample]).toEqual(list);
      }),
      { numRuns: runs(2_000) },
    );
  });
});
