import { describe, expect, it } from "vitest";
import * as quantity from "../../src/quantities/quantity.js";

const { hoursAt, hoursOfAMonth, scale, sum, usd, usdPerHour, usdPerMonth, ...others } = quantity;

describe("a quantity", () => {
  it.each(Object.entries({ ...others, usd, usdPerHour, usdPerMonth }).filter(([, make]) => typeof make === "function"))(
    "%s is a number, and none that no price or count can be",
    (_, make) => {
      const of = make as (value: number) => number;
      expect(of(2.5)).toBe(2.5);
      expect(of(0)).toBe(0);
      for (const bad of [-1, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => of(bad)).toThrow(RangeError);
    },
  );

  it("adds up, multiplies, and turns hours into money", () => {
    expect(sum(usd(1), usd(2), usd(3))).toBe(6);
    expect(sum()).toBe(0);
    expect(scale(usdPerMonth(10), 1.5)).toBe(15);
    expect(() => scale(usdPerMonth(10), -1)).toThrow(RangeError);
    expect(hoursAt(hoursOfAMonth, usdPerHour(2))).toBe(1_460);
  });
});
