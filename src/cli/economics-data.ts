import type { DatedEconomics } from "../economics/tables.js";
import type { PriceData } from "../pricing/multipliers.js";
import type { PriceBook } from "../pricing/price-book.js";
import type { PriceOverrides } from "../pricing/price-entry.js";
import type { Shutdown } from "../verdict/data.js";
import type { Portfolio } from "../workloads/workload.js";
import { readTable } from "./data-table.js";

/**
 * Loads what costs are estimated from, the price book only where some workload names a model, or any may be named later.
 *
 * @param overrides contract and organisation prices of the user's
 * @throws UsageError as `readTable`
 */
export async function loadEconomics(
  portfolio: Portfolio | "any model",
  shutdowns: readonly Shutdown[],
  dir?: string,
  overrides?: PriceOverrides,
): Promise<DatedEconomics> {
  const [models, gpus, sizing, prices, providers, assumptions, { economicsFrom }] = await Promise.all([
    readTable("models.json", dir),
    readTable("gpus.json", dir),
    readTable("sizing.json", dir),
    readTable("prices.json", dir),
    readTable("providers.json", dir),
    readTable("cost-assumptions.json", dir),
    import("../economics/tables.js"),
  ]);
  const book = namesModel(portfolio) ? await bookOf(prices, overrides) : undefined;
  return economicsFrom({ models, gpus, sizing, prices, providers, assumptions }, shutdowns, book);
}

async function bookOf({ book: about }: PriceData, overrides: PriceOverrides | undefined): Promise<PriceBook> {
  const [{ loadPriceBook }, own] = await Promise.all([
    import("../pricing/load-price-book.js"),
    overrides ? import("../pricing/overridden-book.js") : undefined,
  ]);
  const bundled = await loadPriceBook(about);
  return own && overrides ? own.overriddenBook(bundled, overrides) : bundled;
}

function namesModel(portfolio: Portfolio | "any model"): boolean {
  if (portfolio === "any model") return true;
  return portfolio.workloads.some(({ stated, slices }) =>
    [stated, ...slices.map((slice) => slice.stated)].some(
      (facts) => facts.has("current.model") || facts.has("candidate.model"),
    ),
  );
}
