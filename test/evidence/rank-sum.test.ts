import { describe, expect, it } from "vitest";
import { rankSum } from "../../src/evidence/rank-sum.js";

describe("ranks of two samples", () => {
  it("1, 2, 4 against 3, 5: U is 1 of 6 pairs, and 3 pairs are expected", () => {
    // Ranks of the first add up to 7, 9 are expected; variance 3 · 2 · 6 ÷ 12 = 3
    expect(rankSum([1, 2, 4], [3, 5])).toBeCloseTo(-2 / Math.sqrt(3), 12);
    expect(rankSum([3, 5], [1, 2, 4])).toBeCloseTo(2 / Math.sqrt(3), 12);
  });

  it("0, 1, 1 against 0, 0: ties share ranks and lessen the variance", () => {
    // Ranks 2, 4.5, 4.5 are 11, 9 are expected; 3 · 2 ÷ 12 · (6 − (24 + 6) ÷ 20) = 2.25
    expect(rankSum([0, 1, 1], [0, 0])).toBeCloseTo(2 / 1.5, 12);
  });

  it("of equal values, or of none on one side, differ by nothing", () => {
    expect(rankSum([1, 1], [1])).toBe(0);
    expect(rankSum([], [1, 2])).toBe(0);
    expect(rankSum([], [])).toBe(0);
  });
});
