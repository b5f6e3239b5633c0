import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { counted, figure, percent, times, tokens, usd, usdPerHourRange, usdRange } from "../../src/text/figures.js";

describe("figures as reports write them", () => {
  it.each([
    [0, "$0"],
    [0.42, "$0.42"],
    [9.5, "$9.50"],
    [10.4, "$10"],
    [18_000.4, "$18,000"],
    [-1_234, "-$1,234"],
    [-0.001, "$0.00"],
  ])("USD: %d", (amount, text) => {
    expect(usd(amount)).toBe(text);
  });

  it("one amount for a range that reads the same at both ends", () => {
    expect(usdRange({ low: 999.8, high: 1000.2 })).toBe("$1,000");
    expect(usdRange({ low: 1, high: 2 })).toBe("$1 to $2");
    expect(usdRange(null)).toBe("not known");
    expect(usdPerHourRange({ low: 2.689, high: 12.2945 })).toBe("$2.69 to $12.29");
  });

  it.each([
    [0, "0"],
    [999, "999"],
    [1_608_000, "1.61M"],
    [999_400, "999k"],
    [999_999, "1M"],
    [999.6e6, "1B"],
    [2.5e15, "2,500T"],
  ])("tokens: %d", (count, text) => {
    expect(tokens(count)).toBe(text);
  });

  it("three significant digits, and no more than there are", () => {
    expect([2314.6, 24.123, 0.05204, 5].map(figure)).toEqual(["2,310", "24.1", "0.052", "5"]);
    expect(times({ low: 1.4634, high: 28.08 })).toBe("1.46 to 28.1 times");
    expect(times(2)).toBe("2 times");
    expect(percent(0.625)).toBe("62.5 %");
    expect([counted(1, "offer"), counted(1200, "offer")]).toEqual(["1 offer", "1,200 offers"]);
  });
});

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
