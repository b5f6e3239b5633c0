import { describe, expect, it } from "vitest";
import { hostedWay } from "../../src/economics/hosted-way.js";
import { profileOf } from "../../src/economics/profile.js";
import type { PriceBook } from "../../src/pricing/price-book.js";
import type { ProviderFact } from "../../src/pricing/provider-facts.js";
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

/** A dated fact that is sure. */
const fact = (
  provider: string,
  control: "baa" | "zero_retention",
  value: "yes" | "no" | "by_approval",
): ProviderFact => ({
  ...{ provider, surface: "api", fact: control, value },
  ...{ detail: "as its terms say", as_of: "2026-11", confidence: "high", source: "its terms" },
});

const keptIn = (provider: string, ...regions: string[]): ProviderFact => ({
  ...fact(provider, "baa", "yes"),
  ...{ fact: "residency", value: { regions } },
});

type Asked = Readonly<Record<string, string | readonly string[]>>;

/** The way at these hosts for a hundred requests, so that the cents of one are the USD of a month. */
function hosted(hosts: Readonly<Record<string, number>>, asked: Asked = {}, facts: readonly ProviderFact[] = []) {
  const profile = profileOf(factsOf(stated(new Map([...known, ...Object.entries(asked)])), noData, asOf));
  const providers = { as_of: "2026-11", facts };
  return hostedWay(profile, { ...economics, providers, book: bookOf(hosts) }, asOf)[0];
}

describe("the price at hosts of open weights", () => {
  it("has the median between its ends, which leans to neither side", () => {
    expect(hosted({ groq: 3, novita: 1 })?.usdPerMonth).toEqual({ low: 1, expected: 2, high: 3 });
    expect(hosted({ groq: 3, novita: 1, together: 9 })?.usdPerMonth).toEqual({ low: 1, expected: 3, high: 9 });
  });

  it("names the cheapest host, those around the median, and the dearest", () => {
    const three = hosted({ groq: 3, novita: 1, together: 9 })?.basis;
    expect(three).toContain("3 hosts, from novita, the cheapest, to together, the median expected, groq;");
    expect(hosted({ groq: 3, novita: 1, together: 9, aws: 4 })?.basis).toContain("expected, groq and aws;");
  });
});

describe("hosts of open weights where controls are asked for", () => {
  const hosts = { groq: 3, novita: 1, together: 9, aws: 5 };
  const asked = { "privacy.controls": ["baa", "zero_retention"] };

  it("count as they are where nothing is asked for", () => {
    const way = hosted(hosts, {}, [fact("novita", "baa", "no")]);
    expect(way).toMatchObject({ usdPerMonth: { low: 1, expected: 4, high: 9 } });
    expect(way?.obstacle).toBeUndefined();
  });

  it("keep their price but wait for a contract where nothing is known of any of them", () => {
    const way = hosted(hosts, asked);
    expect(way).toMatchObject({ usdPerMonth: { low: 1, expected: 4, high: 9 }, obstacle: "contract" });
    expect(way?.basis).toContain("no host is known to cover the controls asked for");
  });

  it.each<[string, "no" | "by_approval", number]>([
    ["are out where they are known not to meet one", "no", 3],
    ["stay, under a contract, where it can be arranged", "by_approval", 1],
  ])("%s", (_, value, low) => {
    const way = hosted(hosts, asked, [fact("novita", "zero_retention", value)]);
    expect(way).toMatchObject({ usdPerMonth: { low, high: 9 }, obstacle: "contract" });
    expect(way?.basis.includes("left out: novita")).toBe(value === "no");
  });

  const covers = (provider: string) => [fact(provider, "baa", "yes"), fact(provider, "zero_retention", "yes")];

  it("are those alone that are known to meet all, where there are any", () => {
    const way = hosted(hosts, asked, [...covers("together"), ...covers("aws"), fact("groq", "baa", "yes")]);
    expect(way?.usdPerMonth).toEqual({ low: 5, expected: 7, high: 9 });
    expect(way?.obstacle).toBeUndefined();
    expect(way?.basis).toContain("2 hosts, from aws, the cheapest, to together");
    expect(way?.basis).toContain("left out: groq, novita");
    expect(hosted(hosts, asked, covers("together"))).toMatchObject({
      usdPerMonth: { low: 9, expected: 9, high: 9 },
      obstacle: "one_host",
    });
  });

  it("answer for the regions that data has to stay in", () => {
    const facts = [keptIn("together", "us", "eu"), keptIn("aws", "eu"), keptIn("novita", "us")];
    const regions = (...residency: string[]) => hosted(hosts, { "privacy.residency": residency }, facts);
    expect(regions("eu")).toMatchObject({ usdPerMonth: { low: 5, expected: 7, high: 9 } });
    expect(regions("eu")?.obstacle).toBeUndefined();
    expect(regions("uk")).toMatchObject({ usdPerMonth: { low: 3, expected: 3, high: 3 }, obstacle: "contract" });
  });

  it("are no way at all where none can take the data", () => {
    expect(hosted(hosts, { "privacy.controls": ["no_third_party"] })).toBeUndefined();
    const refused = Object.keys(hosts).map((provider) => fact(provider, "baa", "no"));
    expect(hosted(hosts, asked, refused)).toBeUndefined();
  });
});
