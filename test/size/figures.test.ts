import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figure, spread, usd, usdRange } from "../../src/report/sizing/figures.js";

describe("a figure", () => {
  it.each([
    [2310.4, "2,310"],
    [123_456, "123,000"],
    [24.14, "24.1"],
    [64, "64"],
    [1, "1"],
    [0.0523, "0.0523"],
    [0.00001234, "0.0000123"],
  ])("of %d is written %s", (value, text) => {
    expect(figure(value)).toBe(text);
  });

  it("reads back to within three digits", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (value) => {
        const read = Number(figure(value).replaceAll(",", ""));
        expect(Math.abs(read / value - 1)).toBeLessThan(0.0051);
      }),
    );
  });
});

describe("money", () => {
  it.each([
    [3.59, "$3.59"],
    [99.999, "$100.00"],
    [1234.5, "$1,235"],
  ])("of %d is written %s", (value, text) => {
    expect(usd(value)).toBe(text);
  });

  it("is one figure where the ends are written alike", () => {
    expect(usdRange({ low: 3.591, high: 3.592 })).toBe("$3.59");
    expect(usdRange({ low: 2, high: 4 })).toBe("$2.00 to $4.00");
    expect(spread({ low: 2.69, high: 12.29 })).toBe("4.6-fold");
  });
});
