import { readFileSync } from "node:fs";
import { bundledBook } from "../../src/pricing/bundled.js";
import { type BilledRequest, isPriced, type PriceBook, type RequestPrice } from "../../src/pricing/price-book.js";
import type { ProviderTable } from "../../src/pricing/provider-facts.js";
import type { Tables } from "../../src/tables/tables.js";

const table = (name: string) => JSON.parse(readFileSync(new URL(`../../data/${name}`, import.meta.url), "utf8"));

export const prices: Tables["prices.json"] = table("prices.json");
export const providers: ProviderTable = table("providers.json");
export const book: PriceBook = bundledBook(prices.book);

/** The day on which these tests take place. */
export const today = "2026-11-24";

/** A request, of a million tokens each way unless said otherwise. */
export const request = (
  provider: string | undefined,
  model: string,
  rest: Partial<BilledRequest> = {},
): BilledRequest => ({
  provider,
  model,
  inputTokens: 1_000_000,
  cachedInputTokens: 0,
  outputTokens: 1_000_000,
  on: today,
  ...rest,
});

/** The price of a request that has one. */
export function priced(asked: BilledRequest, from: PriceBook = book): RequestPrice {
  const result = from.price(asked);
  if (!isPriced(result)) throw new Error(`${asked.provider} ${asked.model}: ${result.code}`);
  return result;
}
