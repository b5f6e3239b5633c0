import { createRequire } from "node:module";
import { findProvider } from "@pydantic/genai-prices";
import { expect, it } from "vitest";
import { z } from "zod";
import { daysBetween } from "../../src/pricing/age.js";
import { providerId } from "../../src/pricing/provider-names.js";
import { prices, providers } from "./book.js";

const month = z.string().regex(/^\d{4}-\d{2}(?:-\d{2})?$/);
const sourced = { as_of: month, confidence: z.enum(["high", "medium"]), source: z.string().min(5) };

const priceTable = z.strictObject({
  about: z.string(),
  book: z.strictObject({ package: z.string(), version: z.string(), as_of: z.iso.date(), found: z.string() }),
  multipliers: z.array(
    z.strictObject({
      code: z.enum(["batch", "flex", "residency"]),
      provider: z.string(),
      factor: z.number().positive(),
      regions: z.array(z.string()).optional(),
      family: z.string().optional(),
      from_version: z.string().optional(),
      only_prefix: z.string().optional(),
      why: z.string().optional(),
      ...sourced,
    }),
  ),
});

const yes = z.enum(["yes", "by_approval", "no"]);
const residency = z.strictObject({
  regions: z.array(z.string()).min(1),
  others: z.literal(true).optional(),
  by_approval: z.literal(true).optional(),
});
const values = {
  residency,
  zero_retention: yes,
  baa: yes,
  private_link: yes,
  no_training: yes,
  batch: yes,
  fine_tuning: z.enum(["yes", "by_approval", "closing", "no"]),
  dedicated: yes,
  retention_days: z.number().int().positive(),
};

it("prices.json has its shape, and names the version that is installed", () => {
  priceTable.parse(prices);
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

it("each fact has the value its kind can have, a date and a source, and stands once", () => {
  for (const { provider, surface, fact, value, detail, ...rest } of providers.facts) {
    z.strictObject(sourced).parse(rest);
    values[fact].parse(value);
    expect(detail).not.toBe("");
    expect(providerId(provider)).toBe(provider);
    expect(surface).not.toBe("");
  }
  const keys = providers.facts.map(({ provider, surface, fact }) => `${provider} ${surface} ${fact}`);
  expect(new Set(keys).size).toBe(keys.length);
});
