import { createRequire } from "node:module";
import { findProvider } from "@pydantic/genai-prices";
import { expect, it } from "vitest";
import { daysBetween } from "../../src/pricing/age.js";
import { providerId } from "../../src/pricing/provider-names.js";
import { prices, providers } from "./book.js";

it("prices.json names the version that is installed", () => {
  // the package does not export its package.json
  const main = createRequire(import.meta.url).resolve(prices.book.package);
  const { version } = createRequire(import.meta.url)(main.replace(/dist[\\/][^\\/]+$/, "package.json"));
  expect(prices.book.version).toBe(version);
});

it("the price book is dated on or after the last change of a price that it dates itself, and soon after", () => {
  const ids = [
    "openai",
    "anthropic",
    "google",
    "aws",
    "mistral",
    "deepseek",
    "x-ai",
    "moonshotai",
    "minimax",
    "openrouter",
  ];
  const dates = ids
    .flatMap((id) => findProvider({ providerId: id })?.models ?? [])
    .flatMap(({ prices: each }) => (Array.isArray(each) ? each : []))
    .flatMap(({ constraint }) => (constraint?.type === "start_date" ? [constraint.start_date] : []))
    .filter((date) => date <= prices.book.as_of);
  const last = dates.sort().at(-1) ?? "";
  expect(daysBetween(last, prices.book.as_of)).toBeLessThan(31);
  expect(prices.book.found).toContain(prices.book.as_of);
});

it("each multiplier moves the price its own way, and is of a provider that the book knows", () => {
  for (const { code, factor, provider } of prices.multipliers) {
    expect(providerId(provider)).toBe(provider);
    expect(factor > 1).toBe(code === "residency");
  }
});

it("each fact is of a provider that the book knows", () => {
  for (const { provider } of providers.facts) expect(providerId(provider)).toBe(provider);
});
