import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cautiousRate, isExcess } from "../../src/evidence/excess.js";
import { runs } from "../support/runs.js";

describe("an excess", () => {
  /** P(X ≥ some) of `of` cases with a chance of `rate` each, term by term. */
  function upperTail(some: number, of: number, rate: number): number {
    let term = (1 - rate) ** of;
    let tail = some === 0 ? term : 0;
    for (let k = 1; k <= of; k++) {
      term *= (((of - k + 1) / k) * rate) / (1 - rate);
      if (k >= some) tail += term;
    }
    return tail;
  }

  it("is never called one that chance gives more often than once in a hundred series", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }).chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of))),
        fc.double({ min: 0.001, max: 0.9, noNaN: true }),
        fc.integer({ min: 1, max: 10_000 }),
        ([some, of], rate, looks) => {
          if (isExcess(some, of, rate, looks)) expect(upperTail(some, of, rate) * looks).toBeLessThan(0.01);
        },
      ),
      { numRuns: runs(1_000) },
    );
  });

  it("is called one by the bound: 10 of 10 at one half is 2⁻¹⁰, below 0.01 of one look but not of eleven", () => {
    expect(isExcess(10, 10, 0.5, 1)).toBe(true);
    expect(isExcess(10, 10, 0.5, 10)).toBe(true);
    expect(isExcess(10, 10, 0.5, 11)).toBe(false);
    expect(isExcess(5, 10, 0.5, 1)).toBe(false);
    expect(isExcess(0, 10, 0.5, 1)).toBe(false);
  });

  it("is not above a rate of nothing at all: no failure in 9 requests counts as one in 20", () => {
    expect(cautiousRate(0, 9)).toBe(0.05);
    expect(cautiousRate(10, 10)).toBeCloseTo(21 / 22, 12);
  });
});
