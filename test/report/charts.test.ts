import { describe, expect, it } from "vitest";
import type { ChartSpec } from "../../src/charts/spec.js";
import { renderSvg } from "../../src/charts/svg.js";
import { renderText } from "../../src/charts/text.js";
import type { FactValue } from "../../src/facts/fact.js";
import { chartsOf } from "../../src/report/charts.js";
import { judged } from "../support/assessor.js";

const facts: readonly (readonly [string, FactValue])[] = [
  ["current.mode", "managed"],
  ["current.provider", "openai"],
  ["current.model", "gpt-4.1-mini"],
  ["candidate.model", "llama-3.1-8b"],
  ["traffic.requests_per_month", 3_000_000],
  ["traffic.input_tokens", 1_000],
  ["traffic.output_tokens", 200],
];

const chartsWith = (...more: readonly (readonly [string, FactValue])[]): ChartSpec[] =>
  chartsOf({ name: "w", ...judged(new Map([...facts, ...more])) });

const extremes: readonly (readonly [string, readonly (readonly [string, FactValue])[]])[] = [
  ["hardly any traffic", [["traffic.requests_per_month", 0.0001]]],
  [
    "tokens that are fractions",
    [
      ["traffic.input_tokens", 0.001],
      ["traffic.output_tokens", 0.5],
    ],
  ],
  [
    "more than there is money for",
    [
      ["traffic.requests_per_month", 1e13],
      ["traffic.peak_to_mean", 100_000],
      ["traffic.growth_per_month", 10],
    ],
  ],
  [
    "requests of whole libraries",
    [
      ["traffic.requests_per_month", 1e13],
      ["traffic.input_tokens", 1e8],
      ["traffic.output_tokens", 1e8],
    ],
  ],
];

describe("charts of facts at the ends of what they may be", () => {
  it.each(extremes)("show %s, or are left out", async (_name, more) => {
    for (const chart of chartsWith(...more)) {
      expect(renderText(chart, { width: 80 })).not.toMatch(/NaN|Infinity|undefined/);
      expect(await renderSvg(chart)).not.toMatch(/NaN|Infinity|undefined/);
    }
  });

  it("leave out what an axis cannot hold, and nothing that it can", () => {
    const kinds = (charts: readonly ChartSpec[]) => charts.map(({ kind }) => kind);
    expect(kinds(chartsWith())).toContain("cost_curve");
    expect(kinds(chartsWith(["traffic.requests_per_month", 0.0001]))).not.toContain("cost_curve");
    // eleven times as much a month: within a thousand times today's volume for two months
    const ahead = chartsWith(["traffic.growth_per_month", 10]).find(({ kind }) => kind === "projection");
    expect(ahead?.title).toBe("w: the next 2 months at 1000 % growth a month");
    expect(kinds(chartsWith(["traffic.growth_per_month", 1_000]))).not.toContain("projection");
  });
});
