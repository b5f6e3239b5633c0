import { calcPrice, findProvider, type MatchLogic, type ModelInfo } from "@pydantic/genai-prices";
import type { Catalogue } from "./find-entry.js";
import { type BookAbout, listBook } from "./list-book.js";
import type { PriceBook } from "./price-book.js";

/** True where an entry lists the name as one of its own, so that no guess is made. */
function isNamed(match: MatchLogic, name: string): boolean {
  if ("or" in match) return match.or.some((part) => isNamed(part, name));
  return "equals" in match && match.equals.toLowerCase() === name;
}

/** The library with all that it guesses kept apart from what it knows. */
const catalogue: Catalogue<ModelInfo> = {
  provider: (id) => findProvider({ providerId: id }),
  providerOf: (model) => findProvider({ modelId: model }),
  match(provider, name) {
    const entry = calcPrice({}, name, { providerId: provider })?.model;
    return entry && { entry, named: isNamed(entry.match, name) };
  },
  pricesAt(entry, time) {
    if (!Array.isArray(entry.prices)) return entry.prices;
    // a provider with this one model: matching stays out of what is asked
    const only = { ...entry, match: { equals: entry.id } };
    const alone = { id: "alone", name: "alone", api_pattern: "", models: [only] };
    return calcPrice({}, entry.id, { provider: alone, timestamp: new Date(time) })?.model_price ?? {};
  },
  changes: ({ prices }) =>
    Array.isArray(prices)
      ? prices.flatMap(({ constraint }) => (constraint?.type === "start_date" ? [constraint.start_date] : []))
      : [],
  isByHour: ({ prices }) =>
    Array.isArray(prices) && prices.some(({ constraint }) => constraint?.type === "time_of_date"),
};

/**
 * The bundled book, as `@pydantic/genai-prices` has it: list prices of managed models, offline. The one file that imports
 * that library; load it with loadPriceBook.
 *
 * @param about which version it is, and of which day
 */
export const bundledBook = (about: BookAbout): PriceBook => listBook(catalogue, about);
