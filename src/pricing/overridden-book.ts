import { usd, usdPerMonth } from "../quantities/quantity.js";
import { percent } from "../text/figures.js";
import {
  type BilledRequest,
  isPriced,
  type PriceBook,
  type PriceProblem,
  type PriceTerms,
  type RequestPrice,
} from "./price-book.js";
import { isInForce, type PriceEntry, type PriceOverrides, type Rates } from "./price-entry.js";
import { providerKey } from "./provider-names.js";
import { tokensOf } from "./request-tokens.js";

type Result = RequestPrice | PriceProblem;

const million = 1_000_000;

/** The entries that speak of a request, the first to be heard first: contract, then organisation; a name, then `*`. */
function entriesFor(entries: readonly PriceEntry[], request: BilledRequest, listed: Result): readonly PriceEntry[] {
  const names = [request.model.trim().toLowerCase(), isPriced(listed) ? listed.matched.model.toLowerCase() : ""];
  const inForce = entries.filter((entry) => isInForce(entry, request.on));
  const named = inForce.filter(({ model }) => names.includes(model));
  const provider = providerOf(named, request, listed);
  return (["contract", "organisation"] as const).flatMap((scope) => {
    const own = inForce.filter((entry) => entry.scope === scope && entry.provider === provider);
    return [...names, "*"].flatMap((name) => own.filter(({ model }) => model === name)).filter(isFirst);
  });
}

const isFirst = (entry: PriceEntry, at: number, all: readonly PriceEntry[]) => all.indexOf(entry) === at;

/** The provider that is asked for, that the list knows the model of, or that alone is named with the model. */
function providerOf(named: readonly PriceEntry[], { provider }: BilledRequest, listed: Result): string | undefined {
  if (provider) return providerKey(provider);
  if (isPriced(listed)) return listed.matched.provider;
  const [only, ...others] = new Set(named.map((entry) => entry.provider));
  return others.length === 0 ? only : undefined;
}

function ratesFor({ rates, tiers }: PriceEntry, inputTokens: number): { rates: Rates; above?: number } | undefined {
  const tier = tiers.findLast(({ aboveInputTokens }) => inputTokens > aboveInputTokens);
  if (tier) return { rates: tier, above: tier.aboveInputTokens };
  return rates && { rates };
}

/** The price that an entry states itself. */
function statedPrice(entry: PriceEntry, request: BilledRequest, file: string, terms: PriceTerms): Result {
  const { uncached, cached, written: kept, output } = tokensOf(request);
  const found = ratesFor(entry, uncached + cached + kept);
  const matched = { provider: entry.provider, model: entry.model === "*" ? request.model : entry.model };
  const problem = (code: PriceProblem["code"]): PriceProblem => {
    return { code, args: { model: request.model, provider: entry.provider, matched: entry.model }, suggestions: [] };
  };
  if (uncached + cached + kept + output === 0) return problem("no_tokens");
  if (found === undefined || (output > 0 && found.rates.output === undefined)) return problem("no_price");
  const { input, cachedInput, output: written = 0 } = found.rates;
  const parts = [(uncached + kept) * input, cached * (cachedInput ?? input), output * written].map(
    (part) => part / million,
  );
  const [inputUsd = 0, cachedInputUsd = 0, outputUsd = 0] = parts;
  const notes = [`The price is stated in ${file}: ${entry.source}.`];
  if (found.above !== undefined) {
    notes.push(`The price for requests with more than ${found.above.toLocaleString("en-US")} input tokens holds.`);
  }
  if (kept > 0)
    notes.push("Writing the cache has no price of its own in a price file; it is priced as any other input.");
  if (cached > 0 && cachedInput === undefined) {
    notes.push("No price for cached input is stated; it is priced as any other input.");
  }
  return {
    usd: usd(inputUsd + cachedInputUsd + outputUsd),
    inputUsd: usd(inputUsd),
    cachedInputUsd: usd(cachedInputUsd),
    outputUsd: usd(outputUsd),
    feeUsd: usd(0),
    matched,
    source: entry.scope,
    book: file,
    asOf: entry.from ?? request.on,
    notes,
    terms,
  };
}

/** The list price with a share taken off. A fee for the request itself is part of the list price. */
function discounted(
  listed: RequestPrice,
  entry: PriceEntry,
  discount: number,
  file: string,
  terms: PriceTerms,
): Result {
  const left = 1 - discount;
  return {
    ...listed,
    usd: usd(listed.usd * left),
    inputUsd: usd(listed.inputUsd * left),
    cachedInputUsd: usd(listed.cachedInputUsd * left),
    outputUsd: usd(listed.outputUsd * left),
    feeUsd: usd(listed.feeUsd * left),
    source: entry.scope,
    notes: [
      ...listed.notes,
      `${percent(discount)} is taken off the list price, as stated in ${file}: ${entry.source}.`,
    ],
    terms,
  };
}

/** What entries say beyond prices, each from the first that says it. */
function termsOf(entries: readonly PriceEntry[], priced: PriceEntry | undefined): PriceTerms {
  const batch = entries.find(({ batchDiscount }) => batchDiscount !== undefined)?.batchDiscount;
  const committed = entries.find(({ committedUsdPerMonth }) => committedUsdPerMonth !== undefined);
  return {
    stated: priced?.rates !== undefined,
    source: (priced ?? committed ?? entries[0])?.source ?? "",
    ...(batch === undefined ? {} : { batchDiscount: batch }),
    ...(committed ? committedOf(committed) : {}),
  };
}

function committedOf({ provider, model, scope, source, from, until, committedUsdPerMonth: usd }: PriceEntry) {
  if (usd === undefined) return {};
  const entry = [scope, `${provider}/${model}`, ...(from === undefined ? [] : [from])].join(" ");
  return { committed: { usdPerMonth: usdPerMonth(usd), entry, ...(until === undefined ? {} : { until }), source } };
}

/**
 * A book in which an override file is heard before the list: contract, then organisation, then what the book has. An entry
 * without a price of its own only adds its terms.
 */
export function overriddenBook(base: PriceBook, { file, entries }: PriceOverrides): PriceBook {
  return {
    ...base,
    price(request) {
      const listed = base.price(request);
      const heard = entriesFor(entries, request, listed);
      if (heard.length === 0) return listed;
      const priced = heard.find(({ rates, discount }) => rates !== undefined || discount !== undefined);
      const terms = termsOf(heard, priced);
      if (priced?.rates) return statedPrice(priced, request, file, terms);
      if (!isPriced(listed)) return listed;
      if (priced?.discount === undefined) return { ...listed, terms };
      return discounted(listed, priced, priced.discount, file, terms);
    },
  };
}
