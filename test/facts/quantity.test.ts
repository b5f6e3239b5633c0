import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatQuantity, parseQuantity } from "../../src/facts/quantity.js";
import { registry } from "../../src/facts/registry/registry.js";
import type { Unit } from "../../src/facts/unit.js";

describe("reading quantities", () => {
  it.each<[string, Unit, number]>([
    ["120M", "tokens/month", 120e6],
    ["1.6B", "tokens/month", 1.6e9],
    ["1.6 B", "tokens/month", 1.6e9],
    ["2G", "tokens/month", 2e9],
    ["1_200", "requests/month", 1200],
    ["1e6", "requests/month", 1e6],
    ["1.5E+3", "requests/month", 1500],
    ["3.", "people", 3],
    [".5", "fte", 0.5],
    ["+4%", "share", 0.04],
    ["-4%", "share", -0.04],
    ["4.1%", "share", 0.041],
    ["0.35", "share", 0.35],
    ["85%", "score", 0.85],
    ["2.1x", "ratio", 2.1],
    ["90d", "days", 90],
    ["800ms", "ms", 800],
    ["1.4s", "ms", 1400],
    ["2 min", "ms", 120_000],
    ["24h", "ms", 86_400_000],
    ["$38k", "usd/month", 38_000],
    ["$ 2.50", "usd/hour", 2.5],
    ["-$5", "usd/month", -5],
    ["900", "usd/month", 900],
  ])("%s as %s", (text, unit, value) => {
    expect(parseQuantity(text, unit)).toBe(value);
  });

  it.each<[string, Unit, string]>([
    ["", "tokens/month", "not-a-quantity"],
    ["many", "tokens/month", "not-a-quantity"],
    ["1,200", "tokens/month", "not-a-quantity"],
    ["1.2.3", "tokens/month", "wrong-unit"],
    ["1 2", "tokens/month", "not-a-quantity"],
    [".inf", "tokens/month", "not-a-quantity"],
    ["1e999", "tokens/month", "not-a-quantity"],
    ["0x10", "tokens/month", "wrong-unit"],
    ["120m", "tokens/month", "wrong-unit"],
    ["800ms", "tokens/month", "wrong-unit"],
    ["$5", "tokens/month", "wrong-unit"],
    ["€5", "usd/month", "wrong-unit"],
    ["5%", "usd/month", "wrong-unit"],
    ["5constructor", "usd/month", "wrong-unit"],
    ["5__proto__", "usd/month", "wrong-unit"],
    ["2", "ms", "unit-missing"],
    ["2m", "ms", "wrong-unit"],
    ["1".repeat(100), "tokens/month", "not-a-quantity"],
  ])("refuses %s as %s", (text, unit, code) => {
    expect(parseQuantity(text, unit)).toMatchObject({ code });
  });

  it("stays quick on text made to make it backtrack", () => {
    for (const part of ["_", "1", " ", "1_", "e1"]) {
      expect(parseQuantity(`1${part.repeat(2_000_000)}\n1`, "tokens/month")).toEqual({ code: "not-a-quantity" });
    }
  });
});

const quantities = registry.flatMap(({ name, type }) => (type.kind === "quantity" ? [{ name, ...type }] : []));

describe("writing quantities", () => {
  it.each<[number, Unit, string]>([
    [1.6e9, "tokens/month", "1.6B"],
    [999_600, "tokens/month", "1M"],
    [240, "tokens/request", "240"],
    [0.041, "share", "4.1%"],
    [2.5, "usd/hour", "$2.5"],
    [-38_000, "usd/month", "-$38k"],
    [800, "ms", "800ms"],
    [1400, "ms", "1.4s"],
    [900_000, "ms", "15min"],
    [86_400_000, "ms", "24h"],
  ])("%d in %s", (value, unit, text) => {
    expect(formatQuantity(value, unit)).toBe(text);
  });

  it.each(quantities)("what is written of $name is read back, at three digits", ({ unit, min, max }) => {
    // spread over the orders of magnitude, not only over the largest one
    const value = fc.double({ min: 0, max: 1, noNaN: true }).map((x) => {
      const low = Math.max(min, 1e-6);
      return Math.min(max, Math.max(low, low * (max / low) ** x));
    });
    fc.assert(
      fc.property(value, (number) => {
        const back = parseQuantity(formatQuantity(number, unit), unit);
        expect(back).toBeTypeOf("number");
        expect(Math.abs(Number(back) - number)).toBeLessThanOrEqual(0.005 * number);
        // and once written, the text is settled
        expect(formatQuantity(Number(back), unit)).toBe(formatQuantity(number, unit));
      }),
    );
  });
});
