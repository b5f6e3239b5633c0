import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { between, certain, checkedRange, multiplesOf, type Range } from "../../src/quantities/range.js";
import { at, widened } from "../support/ranges.js";
import { runs } from "../support/runs.js";

const amount = fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1e9, noNaN: true }));
const range: fc.Arbitrary<Range> = fc.tuple(amount, amount, amount).map((three) => {
  const [low = 0, expected = 0, high = 0] = three.sort((a, b) => a - b);
  return { low, expected, high };
});
const u = fc.double({ min: 0, max: 1, noNaN: true });

describe("a range", () => {
  it("is never left, rises with its quantile, and has its expected value in the middle", () => {
    fc.assert(
      fc.property(range, u, u, (one, p, q) => {
        const [lower, upper] = [at(one, Math.min(p, q)), at(one, Math.max(p, q))];
        expect(lower).toBeGreaterThanOrEqual(one.low);
        expect(upper).toBeLessThanOrEqual(one.high);
        expect(upper).toBeGreaterThanOrEqual(lower * (1 - 1e-12));
        expect(at(one, 0.5)).toBe(one.expected);
      }),
      { numRuns: runs(3_000) },
    );
  });

  it("contains itself when widened, and keeps its middle", () => {
    fc.assert(
      fc.property(range, fc.double({ min: 1, max: 3, noNaN: true }), (one, by) => {
        const wide = widened(one, by);
        expect(wide.low).toBeLessThanOrEqual(one.low);
        expect(wide.high).toBeGreaterThanOrEqual(one.high);
        expect(wide.expected).toBe(one.expected);
      }),
      { numRuns: runs(1_000) },
    );
    expect(() => widened(certain(1), 0.5)).toThrow(RangeError);
  });

  it("is the geometric mean between two ends", () => {
    expect(between(2, 8).expected).toBeCloseTo(4, 12);
    expect(between(0, 8).expected).toBe(4);
    expect(multiplesOf(between(2, 8))).toEqual({ low: 0.5, expected: 1, high: 2 });
  });

  it("refuses ends out of order, below zero or no numbers", () => {
    expect(() => between(8, 2)).toThrow(RangeError);
    expect(() => between(-1, 2)).toThrow(RangeError);
    expect(() => certain(Number.NaN)).toThrow(RangeError);
    expect(() => certain(Number.POSITIVE_INFINITY)).toThrow(RangeError);
    expect(() => checkedRange({ low: 1, expected: 3, high: 2 }, "a price")).toThrow("a price");
    expect(() => multiplesOf(certain(0))).toThrow(RangeError);
  });
});
