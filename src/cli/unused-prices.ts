import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { PriceBook } from "../pricing/price-book.js";
import type { PriceEntry } from "../pricing/price-entry.js";
import type { EntryPlace } from "../pricing/price-file-entry.js";
import { nearest } from "../pricing/provider-names.js";
import type { Portfolio } from "../workloads/workload.js";

/**
 * Warns of entries of a price file that name a model which neither the price book nor any workload knows: a misspelt name
 * would leave the list price standing without a word.
 */
export function unusedPrices(
  places: ReadonlyMap<PriceEntry, EntryPlace>,
  book: PriceBook,
  portfolio: Portfolio,
): Diagnostic[] {
  const asked = new Set(portfolio.workloads.flatMap(modelsOf));
  return [...places].flatMap(([{ provider, model }, written]) => {
    const listed = book.models(provider).map((each) => each.model.toLowerCase());
    if (model === "*" || asked.has(model) || listed.includes(model)) return [];
    const [near] = nearest(model, [...asked, ...listed]);
    const args = { provider: written.provider, model: written.model, ...(near === undefined ? {} : { near }) };
    return [{ code: "price-unused", severity: "warning" as const, args, at: written.modelAt }];
  });
}

function modelsOf({ stated, slices }: Portfolio["workloads"][number]): string[] {
  return [stated, ...slices.map((slice) => slice.stated)].flatMap((facts) =>
    ["current.model", "candidate.model"].flatMap((name) => {
      const value = facts.get(name)?.value;
      return typeof value === "string" ? [value.trim().toLowerCase()] : [];
    }),
  );
}
