import { describe, expect, it } from "vitest";
import { describe as tell } from "../../src/diagnostics/prose.js";
import { stabilityBandOf, stabilityBands } from "../../src/facts/stability-bands.js";
import { readPortfolio } from "../../src/workloads/read.js";
import { builtIn } from "../support/built-in.js";

/** Every number that some condition anywhere in a value tests a fact against. */
function testedAgainst(value: unknown, fact: string): number[] {
  if (typeof value !== "object" || value === null) return [];
  if ("fact" in value && value.fact === fact && "number" in value) return [Number(value.number)];
  return Object.values(value).flatMap((part) => testedAgainst(part, fact));
}

describe("the bands of stability", () => {
  it.each([
    [1, "steady"],
    [0.65, "steady"],
    [0.6499, "cyclical"],
    [0.4, "cyclical"],
    [0.3999, "spiky"],
    [0, "spiky"],
  ])("%s is %s", (stability, band) => {
    expect(stabilityBandOf(stability)).toBe(band);
  });

  it("are the only figures that the default pack tests stability against", () => {
    const figures = testedAgainst(builtIn("default"), "traffic.stability");
    expect(new Set(figures)).toEqual(new Set(Object.values(stabilityBands)));
  });

  it("are those that a warning names", () => {
    const text = "workloads: [{ name: a, traffic: { shape: steady, stability: 0.1 } }]";
    const [warning] = readPortfolio([{ file: "w.yaml", text }]).diagnostics;
    const { steady, spiky } = stabilityBands;
    expect(warning && tell(warning).sentence).toContain(`steady is from ${steady}, spiky below ${spiky}`);
  });
});
