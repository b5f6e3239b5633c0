import type { EconomicsData } from "../economics/data.js";
import type { PriceData } from "../pricing/multipliers.js";
import type { PriceBook } from "../pricing/price-book.js";
import type { PriceOverrides } from "../pricing/price-entry.js";
import type { ProviderTable } from "../pricing/provider-facts.js";
import type { Shutdown } from "../verdict/data.js";
import type { Portfolio } from "../workloads/workload.js";
import { readTable } from "./data-table.js";
import { loadSizing } from "./size/load-sizing.js";

/** What costs are estimated from, with the date of each table. */
export interface LoadedEconomics {
  economics: EconomicsData;
  asOf: Readonly<Record<string, string>>;
}

/**
 * Loads what costs are estimated from, the price book only where some workload names a model.
 *
 * @param overrides contract and organisation prices of the user's
 * @throws UsageError as `readTable`
 */
export async function loadEconomics(
  portfolio: Portfolio,
  shutdowns: readonly Shutdown[],
  dir?: string,
  overrides?: PriceOverrides,
): Promise<LoadedEconomics> {
  const [sizing, prices, providers, assumed, { costAssumptions }] = await Promise.all([
    loadSizing(dir),
    readTable<PriceData>("prices.json", dir),
    readTable<ProviderTable>("providers.json", dir),
    readTable<unknown>("cost-assumptions.json", dir),
    import("../costs/assumptions.js"),
  ]);
  const book = namesModel(portfolio) ? await bookOf(prices, overrides) : undefined;
  return {
    economics: {
      sizing,
      assumptions: costAssumptions(assumed),
      multipliers: prices.multipliers,
      providers,
      shutdowns,
      ...(book ? { book } : {}),
    },
    asOf: {
      gpus_as_of: sizing.asOf,
      providers_as_of: providers.as_of,
      ...(book ? { prices_as_of: prices.book.as_of, prices: `${prices.book.package} ${prices.book.version}` } : {}),
    },
  };
}

async function bookOf({ book: about }: PriceData, overrides: PriceOverrides | undefined): Promise<PriceBook> {
  const [{ loadPriceBook }, own] = await Promise.all([
    import("../pricing/load-price-book.js"),
    overrides ? import("../pricing/overridden-book.js") : undefined,
  ]);
  const bundled = await loadPriceBook(about);
  return own && overrides ? own.overriddenBook(bundled, overrides) : bundled;
}

function namesModel({ workloads }: Portfolio): boolean {
  return workloads.some(({ stated, slices }) =>
    [stated, ...slices.map((slice) => slice.stated)].some(
      (facts) => facts.has("current.model") || facts.has("candidate.model"),
    ),
  );
}
