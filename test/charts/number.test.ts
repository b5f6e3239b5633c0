import fc from "fast-check";
import { expect, test } from "vitest";
import { compact, money, signedMoney } from "../../src/charts/number.js";

test.each([
  [0, "0"],
  [7, "7"],
  [950, "950"],
  [999.6, "1k"],
  [1250, "1.3k"],
  [1900, "1.9k"],
  [12_345, "12k"],
  [345_678, "346k"],
  [999_499, "999k"],
  [999_999, "1M"],
  [2.5e8, "250M"],
  [1.6e9, "1.6B"],
  [3e12, "3T"],
  [1e18, "1,000,000T"],
])("a count of %d is %s", (value, text) => {
  expect(compact(value)).toBe(text);
});

test.each([
  [0, "$0"],
  [0.00001, "about $0"],
  [0.0042, "$0.0042"],
  [0.5, "$0.50"],
  [1.9, "$1.90"],
  [2, "$2"],
  [9.999, "$10"],
  [42.4, "$42"],
  [2500, "$2.5k"],
  [-5100, "-$5.1k"],
  [-0.25, "-$0.25"],
])("%d USD are %s", (usd, text) => {
  expect(money(usd)).toBe(text);
});

test("three digits tell apart what two do not", () => {
  expect([1250, 12_500, 1300].map((usd) => money(usd, 3))).toEqual(["$1.25k", "$12.5k", "$1.3k"]);
});

test("differences carry their sign, and none has none", () => {
  expect([3200, -5100, 0].map((usd) => signedMoney(usd))).toEqual(["+$3.2k", "-$5.1k", "$0"]);
});

test("a text says its number to within rounding", () => {
  const sizes: Readonly<Record<string, number>> = { "": 1, k: 1e3, M: 1e6, B: 1e9, T: 1e12 };
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 1e18, noNaN: true }), (value) => {
      const [, number = "", letter = ""] = /^([\d.,]+)([kMBT]?)$/.exec(compact(value)) ?? [];
      const said = Number(number.replaceAll(",", "")) * (sizes[letter] ?? Number.NaN);
      expect(Math.abs(said / value - 1)).toBeLessThanOrEqual(0.05 + 1e-9);
    }),
  );
});
