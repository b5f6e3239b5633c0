import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bucketOf, bucketWidth } from "../../src/evidence/histogram.js";
import { type Bucket, mergedHistogram, percentilesOf } from "../../src/evidence/percentiles.js";
import { runs } from "../support/runs.js";

/** One entry a value, as an engine that does not group would give them. */
const histogramOf = (values: readonly number[]): Bucket[] =>
  values.map((value) => ({ bucket: bucketOf(value), count: 1 }));

/** By the definition: the first of the sorted values that at least `percent` of all do not exceed. */
function nearestRank(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = sorted.findIndex((_, i) => (i + 1) * 100 >= percent * sorted.length);
  return sorted[place] ?? Number.NaN;
}

/** Small ones, ones at the edges of buckets, and any up to a billion. */
const value = fc.oneof(
  fc.integer({ min: 0, max: 1_200 }),
  fc.integer({ min: 990, max: 1_010 }).map((edge) => edge * 1_000),
  fc.integer({ min: 0, max: 1_000_000_000 }),
);
const values = fc.array(value, { minLength: 1, maxLength: 300 });

describe("a bucket", () => {
  it("holds its values, and is at most a hundredth of the least of them wide", () => {
    fc.assert(
      fc.property(value, (number) => {
        const bucket = bucketOf(number);
        expect(number).toBeGreaterThanOrEqual(bucket);
        expect(number).toBeLessThan(bucket + bucketWidth(bucket));
        expect(bucketOf(bucket)).toBe(bucket);
        expect(bucketOf(bucket + bucketWidth(bucket) - 1)).toBe(bucket);
        if (bucket >= 1_000) expect(bucketWidth(bucket) * 100).toBeLessThanOrEqual(bucket);
        else expect(bucketWidth(bucket)).toBe(1);
      }),
      { numRuns: runs(500) },
    );
  });
});

describe("percentiles", () => {
  it("of ten values are the fifth, ninth and tenth of them", () => {
    const ten = [30, 10, 20, 40, 50, 60, 70, 80, 90, 100];
    // ranks ⌈0.5 × 10⌉ = 5, ⌈0.9 × 10⌉ = 9, ⌈0.95 × 10⌉ = ⌈0.99 × 10⌉ = 10
    expect(percentilesOf(histogramOf(ten))).toEqual({
      count: 10,
      mean: 55,
      p50: 50,
      p90: 90,
      p95: 100,
      p99: 100,
      max: 100,
    });
  });

  it("of a large value are the middle of its bucket: 1,230 to 1,239 is 1,235, 45,600 to 45,699 is 45,650", () => {
    const found = percentilesOf([
      { bucket: 45_600, count: 1 },
      { bucket: 1_230, count: 3 },
    ]);
    // mean: (3 × 1,235 + 45,650) ÷ 4
    expect(found).toEqual({
      count: 4,
      mean: 12_338.75,
      p50: 1_235,
      p90: 45_650,
      p95: 45_650,
      p99: 45_650,
      max: 45_650,
    });
  });

  it("of nothing are none", () => {
    expect(percentilesOf([])).toBeNull();
    expect(percentilesOf([{ bucket: 7, count: 0 }])).toBeNull();
  });

  it("lie within 0.5 % of those of the values themselves, and so does the mean", () => {
    fc.assert(
      fc.property(values, (list) => {
        const found = percentilesOf(histogramOf(list));
        const mean = list.reduce((sum, one) => sum + one, 0) / list.length;
        const pairs = [
          [found?.p50, nearestRank(list, 50)],
          [found?.p90, nearestRank(list, 90)],
          [found?.p95, nearestRank(list, 95)],
          [found?.p99, nearestRank(list, 99)],
          [found?.max, Math.max(...list)],
        ] as const;
        // multiplied, so that whole numbers are compared exactly
        for (const [got = Number.NaN, exact] of pairs) expect(Math.abs(got - exact) * 200).toBeLessThanOrEqual(exact);
        expect(Math.abs((found?.mean ?? Number.NaN) - mean)).toBeLessThanOrEqual(mean * 0.005 * (1 + 1e-12));
        expect(found?.count).toBe(list.length);
      }),
      { numRuns: runs(1_000) },
    );
  });

  it("of merged histograms are those of all values together, in whatever order they come", () => {
    fc.assert(
      fc.property(values, values, (first, second) => {
        const merged = mergedHistogram(histogramOf(first), histogramOf(second));
        expect(merged).toEqual(mergedHistogram(histogramOf([...second, ...first])));
        expect(percentilesOf(merged)).toEqual(percentilesOf(histogramOf([...first, ...second])));
        expect(new Set(merged.map(({ bucket }) => bucket)).size).toBe(merged.length);
      }),
      { numRuns: runs(500) },
    );
  });
});
