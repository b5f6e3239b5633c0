import type { Usd, UsdPerMonth } from "../quantities/quantity.js";

/** One request of a workload's shape as a provider would bill it. Cached input is part of the input. */
export interface BilledRequest {
  /** Provider as people write it (`openai`, `aws`, `together`); absent lets the model's name decide. */
  provider?: string | undefined;
  model: string;
  inputTokens: number;
  /** Input tokens that a prompt cache answers; what exceeds `inputTokens` is left out. */
  cachedInputTokens: number;
  /**
   * Input tokens that are written to a prompt cache, part of the input and none of the cached; what exceeds the rest of
   * the input is left out. Absent where it is not known: all input that no cache answers then has the plain price.
   */
  cacheWriteInputTokens?: number | undefined;
  outputTokens: number;
  /** ISO date on which the price has to hold. */
  on: string;
}

/** Where a price comes from; the first that has one wins. */
export type PriceSource = "contract" | "organisation" | "bundled";

/** What an override file says about an entry beyond the price of a token. */
export interface PriceTerms {
  /** True where the file states the price itself, so that list multipliers say nothing about it. */
  stated: boolean;
  /** Share taken off for batch requests, from 0 to 1; absent where the file is silent. */
  batchDiscount?: number;
  committed?: Committed;
  /** Where the figure is written down, as the file says it. */
  source: string;
}

/** A spend that a contract asks for every month, whatever is used; it covers everything that is bought under the entry. */
export interface Committed {
  usdPerMonth: UsdPerMonth;
  /** The entry of the price file, the same for all that is bought under it. */
  entry: string;
  /** The ISO date on which the entry ends; absent where the file does not say. */
  until?: string;
  /** Where it is written down, as the file says it. */
  source: string;
}

/** What one request costs, and by which entry of which book. */
export interface RequestPrice {
  /** Sum of the four parts. Zero only where the entry is listed as free, and then a note says so. */
  usd: Usd;
  /** Input that no cache answers, with what is written to a cache at the price of writing. */
  inputUsd: Usd;
  cachedInputUsd: Usd;
  outputUsd: Usd;
  /** A fee for the request itself, as search models have; mostly zero. */
  feeUsd: Usd;
  /** The entry that matched: names are matched loosely, so reports always show it. */
  matched: { provider: string; model: string };
  source: PriceSource;
  /** Version and date of the book, as reports show it: `@pydantic/genai-prices 0.1.8`. */
  book: string;
  asOf: string;
  /** What a reader should know, one sentence each: a tier that applied, a deprecated entry, a loose match. */
  notes: readonly string[];
  /** Present where an override file had a say. */
  terms?: PriceTerms;
}

/** Why a request cannot be priced. Never a price of zero. */
export interface PriceProblem {
  code: "unknown_provider" | "unknown_model" | "no_price" | "no_tokens";
  args: Readonly<Record<string, string>>;
  /** Known names close to the one asked for, best first. */
  suggestions: readonly string[];
}

/** One model that a provider lists. */
export interface BookModel {
  /** The entry's id, with which `price` finds exactly this entry. */
  model: string;
  deprecated: boolean;
  /** True for models that read text and write text, priced by the token: no embeddings, images, audio or search. */
  text: boolean;
}

/** An endpoint that rents an open-weight model; `price` finds exactly this entry by both names. */
export interface Host {
  provider: string;
  model: string;
}

/** Prices that work offline: a pure function of the request. */
export interface PriceBook {
  /** Name and version of the bundled book. */
  version: string;
  /** ISO date of the bundled book. */
  asOf: string;
  /** @throws RangeError where a count is negative or not finite, or the date does not exist */
  price(request: BilledRequest): RequestPrice | PriceProblem;
  /** Endpoints that offer a model's open weights for rent, by design name; all of them, never the cheapest only. */
  hosts(model: string): readonly Host[];
  /** What a provider lists; nothing for a provider that the book does not know. */
  models(provider: string): readonly BookModel[];
}

export const isPriced = (result: RequestPrice | PriceProblem): result is RequestPrice => !("code" in result);
