import { timeOf } from "./age.js";
import { type BookEntry, isTextModel } from "./book-entry.js";
import { type Catalogue, findEntry, hostedBy, type Lister, plainName, suggestionsFor } from "./find-entry.js";
import { listedPrice } from "./listed-price.js";
import { hostIds, isMarketFloor } from "./open-weights.js";
import type { BilledRequest, BookModel, PriceBook, PriceProblem, RequestPrice } from "./price-book.js";
import { nearest, providerId, providerWords } from "./provider-names.js";

/** Which book is bundled: the `book` of data/prices.json. */
export interface BookAbout {
  package: string;
  version: string;
  as_of: string;
}

/** Prices that are remembered; a book is asked for the same few shapes over and over. */
const mostRemembered = 10_000;

function priceOf<Entry extends BookEntry>(
  from: Catalogue<Entry>,
  request: BilledRequest,
  book: Pick<RequestPrice, "book" | "asOf">,
): RequestPrice | PriceProblem {
  const { model, on } = request;
  const time = timeOf(on);
  const asked = request.provider ?? "";
  const id = asked === "" ? undefined : providerId(asked);
  if (asked !== "" && id === undefined) {
    return { code: "unknown_provider", args: { provider: asked }, suggestions: nearest(asked, providerWords) };
  }
  const provider = id === undefined ? from.providerOf(plainName(model)) : from.provider(id);
  const entry = provider && findEntry(from, provider, model, time);
  // a name alone must not lead to the cheapest row of a market
  if (!provider || !entry || (asked === "" && isMarketFloor(provider.id, entry.id))) {
    const args = { model, provider: provider?.id ?? asked };
    const suggestions = suggestionsFor(from, entry ? undefined : provider, model);
    return { code: "unknown_model", args, suggestions };
  }
  const at = (minutes: number) => from.pricesAt(entry, time + minutes * 60_000);
  const priced = listedPrice(entry, at, request, from.isByHour(entry));
  if ("code" in priced) {
    return { code: priced.code, args: { model, provider: provider.id, matched: entry.id }, suggestions: [] };
  }
  return {
    ...priced,
    ...book,
    matched: { provider: provider.id, model: entry.id },
    source: "bundled",
    notes: [...matchNotes(request, entry, provider), ...priced.notes, ...changeNotes(from.changes(entry), on)],
  };
}

/** Introductory prices end: a plan should know. */
function changeNotes(changes: readonly string[], on: string): string[] {
  const next = changes.filter((day) => day > on).sort()[0];
  return next === undefined ? [] : [`The book has another price from ${next}.`];
}

function matchNotes<Entry extends BookEntry>(
  { model, provider: asked }: BilledRequest,
  entry: Entry,
  provider: Lister<Entry>,
): string[] {
  const notes: string[] = [];
  if (!asked) notes.push(`The provider, ${provider.id}, is taken from the model's name.`);
  if (entry.id.toLowerCase() !== plainName(model)) notes.push(`${model} is priced as ${entry.id}.`);
  if (!provider.models.includes(entry)) {
    notes.push(`${provider.id} has no entry of its own for ${entry.id}; its maker's price is taken.`);
  }
  if (isMarketFloor(provider.id, entry.id)) {
    notes.push(`The price of ${entry.id} under ${provider.id} is the floor of a market, not an offer to plan on.`);
  }
  return notes;
}

/** A book of list prices over a catalogue. Prices are remembered by provider, model, shape and day. */
export function listBook<Entry extends BookEntry>(from: Catalogue<Entry>, about: BookAbout): PriceBook {
  const version = `${about.package} ${about.version}`;
  const remembered = new Map<string, RequestPrice | PriceProblem>();
  return {
    version,
    asOf: about.as_of,
    price(request) {
      const { provider, model, inputTokens, cachedInputTokens, cacheWriteInputTokens, outputTokens, on } = request;
      const shape = [inputTokens, cachedInputTokens, cacheWriteInputTokens, outputTokens];
      const key = JSON.stringify([provider, model, ...shape, on]);
      const before = remembered.get(key);
      if (before) return before;
      const priced = priceOf(from, request, { book: version, asOf: about.as_of });
      if (remembered.size >= mostRemembered) remembered.clear();
      remembered.set(key, priced);
      return priced;
    },
    hosts: (design) =>
      hostIds.flatMap((provider) => hostedBy(from, provider, design).map(({ id: model }) => ({ provider, model }))),
    models(word): BookModel[] {
      const listed = from.provider(providerId(word) ?? "")?.models ?? [];
      const time = timeOf(about.as_of);
      return listed.map((entry) => ({
        model: entry.id,
        deprecated: entry.deprecated === true,
        text: isTextModel(entry, from.pricesAt(entry, time)),
      }));
    },
  };
}
