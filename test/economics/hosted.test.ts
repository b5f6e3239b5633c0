import { describe, expect, it } from "vitest";
import { hostedWay } from "../../src/economics/hosted-way.js";
import { profileOf } from "../../src/economics/profile.js";
import type { PriceBook } from "../../src/pricing/price-book.js";
import { usd } from "../../src/quantities/quantity.js";
import { factsOf } from "../../src/verdict/facts-of.js";
import { data } from "../support/assessor.js";
import { asOf, noData, stated } from "../support/judge.js";
import type { StatedFacts } from "../support/workloads.js";

const economics = estimating();

function estimating() {
  if (!data.economics) throw new Error("there is no data to estimate from");
  return data.economics;
}

/** A book in which these providers host every model, each at its price of one request, cents. */
function bookOf(hosts: Readonly<Record<string, number>>): PriceBook {
  const none = usd(0);
  return {
    version: "book",
    asOf: "2026-11-01",
    models: () => [],
    hosts: (model) => Object.keys(hosts).map((provider) => ({ provider, model })),
    price({ provider = "", model }) {
      const asked = usd((hosts[provider] ?? 0) / 100);
      const parts = { usd: asked, inputUsd: asked, cachedInputUsd: none, outputUsd: none, feeUsd: none };
      const about = { source: "bundled" as const, book: "book", asOf: "2026-11-01", notes: [] };
      return { ...parts, ...about, matched: { provider, model } };
    },
  };
}

const known: StatedFacts = new Map<string, string | number>([
  ["candidate.model", "llama-3.3-70b"],
  ["traffic.requests_per_month", 100],
  ["traffic.input_tokens", 1_000],
  ["traffic.output_tokens", 100],
  ["traffic.cached_input_share", 0],
  ["quality.open_weight_evals", "passed"],
  ["privacy.level", "normal"],
]);

/** The way at these hosts for a hundred requests, so that the cents of one are the USD of a month. */
function hosted(hosts: Readonly<Record<string, number>>, asked: Readonly<Record<string, string[]>> = {}) {
  const profile = profileOf(factsOf(stated(new Map([...known, ...Object.entries(asked)])), noData, asOf));
  return hostedWay(profile, { ...economics, book: bookOf(hosts) }, asOf)[0];
}

describe("the price at hosts of open weights", () => {
  it("has the median between its ends, which leans to neither side", () => {
    expect(hosted({ groq: 3, novita: 1 })?.usdPerMonth).toEqual({ low: 1, expected: 2, high: 3 });
    expect(hosted({ groq: 3, novita: 1, together: 9 })?.usdPerMonth).toEqual({ low: 1, expected: 3, high: 9 });
  });
});
