import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { likelyDeviations, rateOf } from "../../src/evidence/confidence.js";
import { runs } from "../support/runs.js";

const count = fc
  .integer({ min: 1, max: 1_000_000 })
  .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));

describe("a rate", () => {
  it("of 10 in 100 lies between 6.1 and 16.0 %", () => {
    // z² = 2.7055: (10 + 1.3528) ÷ 102.7055 = 0.11054, and 1.64485 ÷ 102.7055 · √(10 · 90 ÷ 100 + 0.6764) = 0.04982
    const rate = rateOf(10, 100);
    expect(rate).toMatchObject({ count: 10, of: 100, rate: 0.1 });
    expect(rate?.low).toBeCloseTo(0.0607, 4);
    expect(rate?.high).toBeCloseTo(0.1604, 4);
  });

  it("of none among none is not known", () => {
    expect(rateOf(0, 0)).toBeNull();
  });

  it("has the ends from which it is as many standard deviations away as nine tenths allow", () => {
    fc.assert(
      fc.property(count, ([some, of]) => {
        const found = rateOf(some, of);
        if (!found) throw new Error("no rate");
        for (const end of [found.low, found.high]) {
          if (end === 0 || end === 1) expect(found.rate).toBe(end);
          // Wilson's interval is where |p̂ − p| = z·√(p(1 − p)/n)
          else expect(Math.abs(found.rate - end) / Math.sqrt((end * (1 - end)) / of)).toBeCloseTo(likelyDeviations, 4);
        }
        expect(found.low).toBeLessThanOrEqual(found.rate);
        expect(found.high).toBeGreaterThanOrEqual(found.rate);
      }),
      { numRuns: runs(500) },
    );
  });
});
