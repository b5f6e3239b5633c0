import { usd } from "../quantities/quantity.js";
import { type BookEntry, type EntryPrices, isListedFree, rateOf, tierReached } from "./book-entry.js";
import type { BilledRequest, PriceProblem, RequestPrice } from "./price-book.js";
import { tokensOf } from "./request-tokens.js";

/** The parts of a price, before it is known by which name the entry was found. */
export type Listed = Pick<RequestPrice, "usd" | "inputUsd" | "cachedInputUsd" | "outputUsd" | "feeUsd" | "notes">;

interface Parts {
  input: number;
  cached: number;
  output: number;
  fee: number;
}

const million = 1_000_000;

/**
 * Parts of one request's price. Undefined where tokens have no price, or one of zero: a price that is not known is never
 * taken for a free one.
 */
function partsOf(prices: EntryPrices, request: BilledRequest): Parts | undefined {
  const { uncached, cached, written, output } = tokensOf(request);
  const all = uncached + cached + written;
  const rate = (key: string) => rateOf(prices[key], all);
  const input = rate("input_mtok") ?? 0;
  const read = rate("cache_read_mtok") ?? input;
  // as the library has it: what has no price of its own is input like any other
  const keep = rate("cache_write_mtok") ?? input;
  const write = rate("output_mtok") ?? 0;
  const unpriced = (tokens: number, price: number) => tokens > 0 && price === 0;
  if (unpriced(all, input) || unpriced(output, write)) return undefined;
  return {
    input: (uncached * input) / million + (written * keep) / million,
    cached: (cached * read) / million,
    output: (output * write) / million,
    fee: (rate("requests_kcount") ?? 0) / 1_000,
  };
}

const mean = (all: readonly Parts[]): Parts => {
  const of = (part: keyof Parts) => all.reduce((sum, parts) => sum + parts[part], 0) / all.length;
  return { input: of("input"), cached: of("cached"), output: of("output"), fee: of("fee") };
};

/** Half-hours of a day: prices by the time of day change on the half-hour, so their mean is exact. */
const halfHours = Array.from({ length: 48 }, (_, i) => i * 30 + 15);

/**
 * The list price of one request. Tiers of long contexts go by the input of this one request.
 *
 * @param at the entry's prices at so many minutes after midnight UTC of the day
 * @param byHour whether the entry has prices by the time of day; then the mean of the day is taken
 */
export function listedPrice(
  entry: BookEntry,
  at: (minutes: number) => EntryPrices,
  request: BilledRequest,
  byHour: boolean,
): Listed | Pick<PriceProblem, "code"> {
  const { uncached, cached, written, output } = tokensOf(request);
  if (uncached + cached + written + output === 0) return { code: "no_tokens" };
  const prices = at(0);
  if (Object.keys(prices).length === 0 && isListedFree(entry)) return listed(nothing, freeNotes(entry));
  const moments = byHour ? halfHours.map(at) : [prices];
  const parts = moments.map((moment) => partsOf(moment, request)).filter((each) => each !== undefined);
  return parts.length < moments.length
    ? { code: "no_price" }
    : listed(mean(parts), notesOf(entry, prices, request, byHour));
}

const nothing: Parts = { input: 0, cached: 0, output: 0, fee: 0 };

const listed = ({ input, cached, output, fee }: Parts, notes: readonly string[]): Listed => ({
  usd: usd(input + cached + output + fee),
  inputUsd: usd(input),
  cachedInputUsd: usd(cached),
  outputUsd: usd(output),
  feeUsd: usd(fee),
  notes,
});

const freeNotes = ({ id }: BookEntry): readonly string[] => [
  `${id} is listed as free; free endpoints have limits and terms of their own.`,
];

function notesOf(entry: BookEntry, prices: EntryPrices, request: BilledRequest, byHour: boolean): readonly string[] {
  const { uncached, cached, written, left } = tokensOf(request);
  const notes: string[] = [];
  const tier = tierReached(prices, uncached + cached + written);
  if (entry.deprecated) notes.push(`The book marks ${entry.id} as deprecated.`);
  if (tier !== undefined) {
    notes.push(`The long-context price holds: a request has more than ${tier.toLocaleString("en-US")} input tokens.`);
  }
  if (byHour) notes.push("The price depends on the time of day; the mean of the day is taken.");
  if (left > 0) notes.push("More input was said to be cached than there is; all of it is taken as cached.");
  if (cached > 0 && prices["cache_read_mtok"] === undefined) {
    notes.push(`${entry.id} has no price for cached input; it is priced as any other input.`);
  }
  if (cached > 0 && request.cacheWriteInputTokens === undefined && prices["cache_write_mtok"] !== undefined) {
    notes.push("Writing the cache costs more than plain input here; that is not part of this price.");
  }
  return notes;
}
