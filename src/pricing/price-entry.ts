import type { PriceSource } from "./price-book.js";

/** Prices of a million tokens, in USD. */
export interface Rates {
  input: number;
  /** Absent where no price for cached input is stated: it then costs what any input costs. */
  cachedInput?: number;
  /** Absent for models that write no tokens, such as embeddings. */
  output?: number;
}

/** Rates that replace the plain ones in requests with more than `aboveInputTokens` input tokens. */
export interface RateTier extends Rates {
  aboveInputTokens: number;
}

/** One entry of an override file, in USD. */
export interface PriceEntry {
  scope: Exclude<PriceSource, "bundled">;
  /** The provider's id in the price book, or the plain name of one that the book does not know. */
  provider: string;
  /** A model's name in lower case, or `*` for every model of the provider. */
  model: string;
  rates?: Rates;
  /** In rising order. */
  tiers: readonly RateTier[];
  /** Share taken off the list price, from 0 to 1. */
  discount?: number;
  /** Share taken off for batch requests, from 0 to 1. */
  batchDiscount?: number;
  /** USD a month, paid whatever is used. */
  committedUsdPerMonth?: number;
  /** ISO dates, half-open: in force on `from`, no longer on `until`. */
  from?: string;
  until?: string;
  source: string;
}

/** What one override file holds. */
export interface PriceOverrides {
  /** The name that problems are reported with. */
  file: string;
  entries: readonly PriceEntry[];
}

/** True where an entry is in force on an ISO date. */
export const isInForce = ({ from, until }: PriceEntry, on: string): boolean =>
  (from === undefined || from <= on) && (until === undefined || on < until);

/** True where two entries say something about the same model on the same day, with the same right to be heard. */
export function overlap(a: PriceEntry, b: PriceEntry): boolean {
  return (
    a.scope === b.scope &&
    a.provider === b.provider &&
    a.model === b.model &&
    (a.from === undefined || b.until === undefined || a.from < b.until) &&
    (b.from === undefined || a.until === undefined || b.from < a.until)
  );
}
