import type { ModelProblem } from "../assessment/repriced-schema.js";
import {
  type BilledRequest,
  isPriced,
  type PriceBook,
  type PriceProblem,
  type RequestPrice,
} from "../pricing/price-book.js";
import { providerId } from "../pricing/provider-names.js";
import { isOwnRuntime } from "./own-runtime.js";

/** How the book is asked for a logged model, and the entry that answers. */
export interface BookName {
  provider: string | undefined;
  model: string;
  matched: { provider: string; model: string };
}

/**
 * Spellings to ask the book for, the first that has a price is meant: as logged; without the provider that gateways put
 * before the model (`azure/gpt-4.1`); by that provider; and by the model's name alone where the logged provider is none that
 * sells models, as gateways are.
 */
function spellings(provider: string | null, model: string): Pick<BookName, "provider" | "model">[] {
  const logged = provider ?? undefined;
  const slash = model.indexOf("/");
  const [before, after] = slash < 0 ? [undefined, undefined] : [model.slice(0, slash), model.slice(slash + 1)];
  const isSeller = logged !== undefined && providerId(logged) !== undefined;
  return [
    { provider: logged, model },
    ...(before !== undefined && after && providerId(before) !== undefined
      ? [...(isSeller ? [{ provider: logged, model: after }] : []), { provider: before, model: after }]
      : []),
    ...(isSeller ? [] : [{ provider: undefined, model }]),
  ];
}

/**
 * The entry of the book for a logged model, or why there is none.
 *
 * @param shape tokens that a request of it has
 */
export function nameInBook(
  book: PriceBook,
  provider: string | null,
  model: string | null,
  shape: Omit<BilledRequest, "provider" | "model">,
): BookName | ModelProblem {
  if (provider !== null && isOwnRuntime(provider)) {
    return {
      code: "own_runtime",
      sentence: `${provider} is an own runtime, which has no list price.`,
      suggestions: [],
    };
  }
  if (model === null) {
    return { code: "no_model", sentence: "The log does not tell the model.", suggestions: [] };
  }
  const asked = spellings(provider, model);
  let first: PriceProblem | undefined;
  for (const name of asked) {
    const price: RequestPrice | PriceProblem = book.price({ ...name, ...shape });
    if (isPriced(price)) return { ...name, matched: price.matched };
    // the last to be asked knows the provider, if any does
    if (first === undefined || first.code === "unknown_provider") first = price;
  }
  return problemOf(first, provider, model);
}

function problemOf(problem: PriceProblem | undefined, provider: string | null, model: string): ModelProblem {
  const suggestions = [...(problem?.suggestions ?? [])];
  const at = provider === null ? "" : ` of ${provider}`;
  if (problem?.code === "no_price" || problem?.code === "no_tokens") {
    return { code: "no_price", sentence: `The price book has no price a token for ${model}${at}.`, suggestions };
  }
  const code = problem?.code === "unknown_provider" ? problem.code : "unknown_model";
  return { code, sentence: `The price book does not know ${model}${at}.`, suggestions };
}
