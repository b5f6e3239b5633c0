import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { EconomicsData } from "../economics/data.js";
import { ownRuntimes } from "../facts/registry/derived.js";
import { isPriced } from "../pricing/price-book.js";
import { findGpu, findModel, namesOf } from "../sizing/catalogue.js";
import type { Portfolio, Stated } from "../workloads/workload.js";
import { incompletePrice } from "./incomplete-prices.js";
import type { LoadedPrices } from "./price-file.js";

type Facts = ReadonlyMap<string, Stated>;

/** What has to be known of a bill before its price is asked for. */
const volume = ["traffic.tokens_per_month", "traffic.requests_per_month"];

/**
 * Names in the portfolio that no table knows: a managed model without a price is an error where no bill stands in for it,
 * and a warning elsewhere; a candidate that cannot be sized is a warning.
 *
 * @param prices those of the user's own, of which an entry may lack what a workload pays for
 */
export function unknownNames(
  portfolio: Portfolio,
  data: EconomicsData,
  on: string,
  prices?: LoadedPrices,
): Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const { stated, slices } of portfolio.workloads) {
    for (const own of [stated, ...slices.map((slice) => slice.stated)]) {
      for (const problem of problemsOf(own, stated, { data, on, prices })) found.set(JSON.stringify(problem), problem);
    }
  }
  return [...found.values()];
}

interface Known {
  data: EconomicsData;
  on: string;
  prices: LoadedPrices | undefined;
}

function problemsOf(own: Facts, around: Facts, known: Known): Diagnostic[] {
  const word = (name: string, facts: Facts = own): string | undefined => {
    const value = facts.get(name)?.value;
    return typeof value === "string" ? value : undefined;
  };
  const { sizing } = known.data;
  const model = word("candidate.model");
  const gpu = word("candidate.gpu");
  const problems: Diagnostic[] = [];
  const say = (code: string, name: string, args: Diagnostic["args"], severity: Diagnostic["severity"] = "warning") => {
    const at = own.get(name)?.at;
    problems.push({ code, severity, args, ...(at ? { at } : {}) });
  };
  if (model !== undefined && !findModel(sizing, model)) {
    say("candidate-model-unknown", "candidate.model", { name: model, known: namesOf(sizing.models) });
  }
  if (gpu !== undefined && !findGpu(sizing, gpu)) {
    say("candidate-gpu-unknown", "candidate.gpu", { name: gpu, known: namesOf(sizing.gpus) });
  }
  return [...problems, ...unpriced(own, around, known)];
}

function unpriced(own: Facts, around: Facts, { data: { book }, on, prices }: Known): Diagnostic[] {
  const model = own.get("current.model");
  const fact = (name: string) => own.get(name) ?? around.get(name);
  const provider = fact("current.provider")?.value;
  const mode = fact("current.mode")?.value;
  if (!book || !model || typeof model.value !== "string" || (mode !== undefined && mode !== "managed")) return [];
  // who runs it is not told outright: a runtime of one's own has no price, and is no mistake
  if (mode === undefined && isOwnRuntime(provider)) return [];
  const price = book.price({
    ...(typeof provider === "string" ? { provider } : {}),
    model: model.value,
    inputTokens: 1_000,
    cachedInputTokens: 0,
    // a model that writes nothing, as one for embeddings, has no price for output
    outputTokens: fact("traffic.output_tokens")?.value === 0 ? 0 : 1_000,
    on,
  });
  if (isPriced(price)) return [];
  const { at } = model;
  const billed = fact("current.usd_per_month") !== undefined;
  const asked = volume.some((name) => fact(name) !== undefined);
  const args = {
    model: model.value,
    provider: typeof provider === "string" ? provider : "",
    suggestions: [...price.suggestions],
  };
  const severity = asked && !billed ? "error" : "warning";
  const incomplete = prices && incompletePrice(price, prices, severity, on);
  if (incomplete) return [incomplete];
  return [{ code: billed ? "model-unpriced-beside-bill" : "model-unpriced", severity, args, at }];
}

const isOwnRuntime = (provider: unknown): boolean =>
  typeof provider === "string" && ownRuntimes.has(provider.trim().toLowerCase());
