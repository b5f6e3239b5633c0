import type { CostAssumptions } from "../costs/assumptions.js";
import type { Multiplier } from "../pricing/multipliers.js";
import type { PriceBook } from "../pricing/price-book.js";
import type { ProviderTable } from "../pricing/provider-facts.js";
import type { SizingData } from "../sizing/catalogue.js";
import type { Shutdown } from "../verdict/data.js";

/** All dated data that costs are estimated from. */
export interface EconomicsData {
  sizing: SizingData;
  assumptions: CostAssumptions;
  /** Absent where no workload names a managed model or one that is rented: loading it takes a while. */
  book?: PriceBook;
  multipliers: readonly Multiplier[];
  providers: ProviderTable;
  shutdowns: readonly Shutdown[];
}
