import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { assumptionNames, costAssumptions } from "../../src/costs/assumptions.js";

const json: Record<string, Record<string, unknown>> = JSON.parse(readFileSync("data/cost-assumptions.json", "utf8"));
const changed = (name: string, change: Record<string, unknown>) => ({ ...json, [name]: { ...json[name], ...change } });

describe("cost assumptions", () => {
  const read = costAssumptions(json);

  it("are all there, in order, with a source and a date", () => {
    expect(Object.keys(read)).toEqual(Object.keys(assumptionNames));
    for (const { low, expected, high, source } of Object.values(read)) {
      expect(low).toBeLessThanOrEqual(expected);
      expect(expected).toBeLessThanOrEqual(high);
      expect(source.length).toBeGreaterThan(10);
    }
  });

  it("stand in the documentation as they stand in the data", () => {
    const page = readFileSync("docs/costs.md", "utf8").replace(/ +/g, " ");
    const digits = (value: number) => String(Math.round(value * 1e4) / 1e4);
    for (const [name, { low, expected, high, unit, grade, source, asOf }] of Object.entries(read)) {
      const figures = [low, expected, high].map(digits).join(" | ");
      expect(page).toContain(`| \`${name}\` | ${figures} | ${unit} | ${grade} | ${source} | ${asOf} |`);
    }
  });

  it.each([
    ["unknown name", { ...json, tea: {} }, "tea is no cost assumption"],
    ["missing entry", { ...json, pue: undefined }, "pue is no object"],
    ["another unit", changed("pue", { unit: "USD" }), "pue has to be in ratio"],
    ["no number", changed("pue", { low: "1.3" }), "pue.low is no number"],
    ["no source", changed("pue", { source: "" }), "pue.source is no text"],
    ["no date", changed("pue", { as_of: "soon" }), "pue.as_of is no date"],
    ["no grade", changed("pue", { grade: "sure" }), "pue.grade has to be one of"],
    ["ends out of order", changed("pue", { low: 2 }), "pue cannot range"],
    ["expected outside", changed("pue", { expected: 9 }), "pue cannot range"],
    ["no object", [], "cost assumptions is no object"],
    ["nothing", null, "cost assumptions is no object"],
  ])("refuse %s and name it", (_, bad, message) => {
    expect(() => costAssumptions(bad)).toThrow(message);
  });
});
