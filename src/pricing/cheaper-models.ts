import { isMarketFloor } from "./open-weights.js";
import { type BilledRequest, isPriced, type PriceBook, type RequestPrice } from "./price-book.js";
import { providerId } from "./provider-names.js";
import { compareVersions, stampOf, versionOf } from "./version.js";

/** Announced shutdowns: models that a plan should not rest on. */
export interface Shutdown {
  provider: string;
  models: readonly string[];
}

/** A model that does the same requests for less. Whether it does them well enough is for evals to say. */
export interface CheaperModel {
  model: string;
  price: RequestPrice;
  /** Share of the price of the model in use that is saved, from 0 to 1. */
  saving: number;
}

const most = 3;

/** Providers that sell their own models alone, so that all of them are of one family. */
const singleMakers: ReadonlySet<string> = new Set(["openai", "anthropic", "mistral", "x-ai", "cohere", "deepseek"]);

/** What models have to share to stand in for one another: the maker, and the reach of the endpoint at AWS. */
function familyOf(provider: string, model: string): string {
  if (singleMakers.has(provider)) return provider;
  const name = model.toLowerCase();
  const maker = /^(?:(?:global|regional)\.)?[a-z0-9]+(?=\.[a-z])/.exec(name) ?? /^@?[^/]+(?=\/)/.exec(name);
  return maker?.[0] ?? /^[a-z]+/.exec(name)?.[0] ?? name;
}

const firstWord = (model: string): string => /^(?:[\w@]+[./])*[a-z]+/i.exec(model)?.[0] ?? model;

/**
 * Never a step back: a model of an older generation is cheaper because it is about to go. Models without a generation are
 * compared by the month in their name, within one line (`mistral-`, not `ministral-`).
 *
 * @param dated whether models of this family bear months, so that those without are old
 */
function isAsRecent(candidate: string, used: string, dated: boolean): boolean {
  const [theirs, ours] = [versionOf(candidate), versionOf(used)];
  if (theirs && ours) return compareVersions(theirs, ours) >= 0;
  if (theirs || ours || firstWord(candidate) !== firstWord(used)) return false;
  return !dated || stampOf(candidate) >= Math.max(1, stampOf(used));
}

const special = /preview|:free|:extended|latest|codex|-build/;

/**
 * Current models of the same provider and family that cost less for this request, cheapest first, three at most: none
 * that is deprecated, announced to be shut down, of an older generation, free, or not for text.
 *
 * @param shutdowns whose models are left out, whatever their day: a plan outlives it
 */
export function cheaperModels(
  book: PriceBook,
  request: BilledRequest,
  shutdowns: readonly Shutdown[],
): readonly CheaperModel[] {
  const used = book.price(request);
  if (!isPriced(used)) return [];
  const { provider, model } = used.matched;
  const entryOf = (name: string) => {
    const found = book.price({ ...request, provider, model: name });
    return isPriced(found) ? found.matched.model : name;
  };
  const gone = new Set(
    shutdowns
      .filter((shutdown) => (providerId(shutdown.provider) ?? shutdown.provider) === provider)
      .flatMap(({ models }) => models.flatMap((name) => [name, entryOf(name)])),
  );
  const family = book.models(provider).filter((each) => familyOf(provider, each.model) === familyOf(provider, model));
  const dated = family.some((each) => stampOf(each.model) > 0);
  return family
    .filter((candidate) => candidate.text && !candidate.deprecated && !gone.has(candidate.model))
    .filter(({ model: name }) => name !== model && isAsRecent(name, model, dated))
    .filter(({ model: name }) => !special.test(name) && !isMarketFloor(provider, name))
    .flatMap(({ model: name }) => {
      const price = book.price({ ...request, provider, model: name });
      return isPriced(price) && price.usd > 0 && price.usd < used.usd
        ? [{ model: name, price, saving: 1 - price.usd / used.usd }]
        : [];
    })
    .sort((a, b) => a.price.usd - b.price.usd)
    .slice(0, most);
}
