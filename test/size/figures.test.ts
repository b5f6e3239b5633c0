import { describe, expect, it } from "vitest";
import { spread, usd, usdRange } from "../../src/report/sizing/figures.js";

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
