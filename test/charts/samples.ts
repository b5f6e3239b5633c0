import type { CostCurve, OptionBars, Projection, Tornado } from "../../src/charts/spec.js";

const volumes = Array.from({ length: 25 }, (_, i) => 1e8 * 10 ** (i / 10));

/** A managed bill that grows with the volume, one server that is full at some volume, and one that never fills. */
export const costCurve: CostCurve = {
  kind: "cost_curve",
  title: "Monthly cost by volume: support-chat",
  series: [
    {
      name: "Managed API",
      shape: "smooth",
      points: volumes.map((tokensPerMonth) => ({ tokensPerMonth, usdPerMonth: (tokensPerMonth / 1e6) * 1.2 })),
    },
    {
      name: "Self-hosted, 8×H100",
      shape: "stepped",
      points: volumes.map((tokensPerMonth) => ({
        tokensPerMonth,
        usdPerMonth: 2400 * Math.ceil(tokensPerMonth / 5e9),
      })),
    },
    {
      name: "Serverless open weights",
      shape: "smooth",
      points: volumes.map((tokensPerMonth) => ({ tokensPerMonth, usdPerMonth: 90 + (tokensPerMonth / 1e6) * 0.55 })),
    },
  ],
  todayTokensPerMonth: 1.6e9,
  breakEvens: [
    { tokensPerMonth: 2e9, usdPerMonth: 2400, note: "self-hosting becomes cheaper than the managed API" },
    { tokensPerMonth: 4.2e9, usdPerMonth: 2400, note: "self-hosting becomes cheaper than serverless" },
  ],
};

export const tornado: Tornado = {
  kind: "tornado",
  title: "What moves the monthly difference: support-chat",
  option: "Self-hosting",
  expectedUsdPerMonth: 1900,
  swings: [
    {
      factor: "API price",
      low: { input: "× 0.6", differenceUsdPerMonth: -1100 },
      high: { input: "× 1.2", differenceUsdPerMonth: 3400 },
    },
    {
      factor: "GPU price",
      low: { input: "$2.69/h", differenceUsdPerMonth: 3200 },
      high: { input: "$12.29/h", differenceUsdPerMonth: -5100 },
    },
    {
      factor: "Throughput",
      low: { input: "900 tok/s", differenceUsdPerMonth: 300 },
      high: { input: "2,400 tok/s", differenceUsdPerMonth: 2600 },
    },
    {
      factor: "Engineers",
      low: { input: "0.2 people", differenceUsdPerMonth: 2400 },
      high: { input: "0.5 people", differenceUsdPerMonth: 1200 },
    },
    {
      factor: "Peak to mean",
      low: { input: "2", differenceUsdPerMonth: 1900 },
      high: { input: "6", differenceUsdPerMonth: 1400 },
    },
  ],
};

export const projection: Projection = {
  kind: "projection",
  title: "Cost over 36 months: support-chat",
  measure: "monthly",
  series: [
    { name: "Managed API", usd: Array.from({ length: 37 }, (_, month) => 1900 * 1.04 ** month) },
    { name: "Self-hosted, 8×H100", usd: Array.from({ length: 37 }, (_, month) => 3800 - 12 * month) },
  ],
  crossings: [{ month: 16.4, usd: 3610, note: "self-hosting becomes cheaper" }],
};

export const optionBars: OptionBars = {
  kind: "options",
  title: "Monthly cost of each option: support-chat",
  options: [
    { name: "Managed API, as it is", low: 1500, expected: 1900, high: 2800 },
    { name: "Managed API, cached and batched", low: 800, expected: 1250, high: 1700 },
    { name: "Serverless open weights", low: 900, expected: 1300, high: 2100 },
    { name: "Self-hosted with people", low: 3100, expected: 4700, high: 7600 },
    { name: "Committed capacity", low: 2500, expected: 2500, high: 2500 },
  ],
};

export const samples = [costCurve, tornado, projection, optionBars] as const;
