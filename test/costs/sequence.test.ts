import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mostDimensions, sobol } from "../../src/costs/sequence.js";
import { runs } from "../support/runs.js";

const seeds = fc.integer({ min: 0, max: 2 ** 31 });

describe("Sobol's sequence", () => {
  it("has exactly one point of each aligned block of 2^k in each of 2^k intervals, in every dimension", () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 10 }), (seed, k) => {
        const count = 1024;
        const values = sobol(mostDimensions, count, seed);
        const size = 2 ** k;
        for (let dimension = 0; dimension < mostDimensions; dimension++) {
          for (let start = 0; start < count; start += size) {
            const hit = new Set<number>();
            for (let i = start; i < start + size; i++) hit.add(Math.floor((values[dimension * count + i] ?? 0) * size));
            if (hit.size !== size) throw new Error(`dimension ${dimension}, block of ${size} from ${start}`);
          }
        }
      }),
      { numRuns: runs(60) },
    );
  });

  it("fills the squares of the first two dimensions: one of 2^k points in each box of 2^a by 2^(k−a)", () => {
    const values = sobol(2, 1024, 7);
    for (let a = 0; a <= 10; a++) {
      const boxes = new Set<number>();
      for (let i = 0; i < 1024; i++) {
        const x = Math.floor((values[i] ?? 0) * 2 ** a);
        const y = Math.floor((values[1024 + i] ?? 0) * 2 ** (10 - a));
        boxes.add(x * 1024 + y);
      }
      expect(boxes.size).toBe(1024);
    }
  });

  it("is the published sequence but for the shift: differences of neighbours are direction numbers", () => {
    // points 1 to 7 of Joe and Kuo's sequence in three dimensions, from their example output, in eighths
    const published = [
      [4, 4, 4],
      [6, 2, 2],
      [2, 6, 6],
      [3, 3, 5],
      [7, 7, 1],
      [5, 1, 7],
      [1, 5, 3],
    ];
    const values = sobol(3, 8, 5);
    const eighths = (dimension: number, i: number) => Math.floor((values[dimension * 8 + i] ?? 0) * 8);
    published.forEach((point, i) => {
      for (const [dimension, value] of point.entries()) {
        expect(eighths(dimension, i + 1) ^ eighths(dimension, 0)).toBe(value);
      }
    });
  });

  it("gives the same points for the same seed, others for another, and never 0 or 1", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const values = sobol(mostDimensions, 64, seed);
        expect(values).toEqual(sobol(mostDimensions, 64, seed));
        expect(values).not.toEqual(sobol(mostDimensions, 64, seed + 1));
        expect(values.every((value) => value > 0 && value < 1)).toBe(true);
      }),
      { numRuns: runs(50) },
    );
  });

  it("refuses more dimensions than its table has, and no points", () => {
    expect(() => sobol(mostDimensions + 1, 8, 1)).toThrow(RangeError);
    expect(() => sobol(0, 8, 1)).toThrow(RangeError);
    expect(() => sobol(1, 0, 1)).toThrow(RangeError);
    expect(() => sobol(1, 1.5, 1)).toThrow(RangeError);
  });
});
