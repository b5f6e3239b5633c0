import { costAssumptions } from "../costs/assumptions.js";
import type { PriceData } from "../pricing/multipliers.js";
import type { PriceBook } from "../pricing/price-book.js";
import type { ProviderTable } from "../pricing/provider-facts.js";
import { type SizingData, sizingFrom } from "../sizing/catalogue.js";
import type { Shutdown } from "../verdict/data.js";
import type { EconomicsData } from "./data.js";

/** The package's tables of dated data (`llm-decide/data/*.json`), parsed. */
export interface EconomicsTables {
  models: Pick<SizingData, "models"> & { as_of: string };
  gpus: Pick<SizingData, "gpus" | "prices"> & { as_of: string };
  sizing: Pick<SizingData, "constants"> & { as_of: string };
  prices: PriceData;
  providers: ProviderTable;
  /** Of `cost-assumptions.json`. */
  assumptions: unknown;
}

/** What costs are estimated from, with the date of each table. */
export interface DatedEconomics {
  economics: EconomicsData;
  asOf: Readonly<Record<string, string>>;
}

/**
 * Puts the tables together, with a price book where managed models are to be priced (`loadPriceBook(prices.book)`).
 *
 * @throws TypeError or RangeError where an assumption is not of its shape
 */
export function economicsFrom(
  { models, gpus, sizing, prices, providers, assumptions }: EconomicsTables,
  shutdowns: readonly Shutdown[],
  book?: PriceBook,
): DatedEconomics {
  return {
    economics: {
      sizing: sizingFrom(models, gpus, sizing),
      assumptions: costAssumptions(assumptions),
      multipliers: prices.multipliers,
      providers,
      shutdowns,
      ...(book ? { book } : {}),
    },
    asOf: {
      gpus_as_of: gpus.as_of,
      providers_as_of: providers.as_of,
      ...(book ? { prices_as_of: prices.book.as_of } : {}),
    },
  };
}
