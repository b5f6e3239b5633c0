import type { Repriced } from "../../assessment/repriced-schema.js";
import type { TrafficPart } from "../../evidence/parts.js";
import { reprice } from "../../repricing/reprice.js";
import { loadEconomics } from "../economics-data.js";
import { InputError } from "../failure.js";
import { loadPriceFile } from "../price-file.js";
import { tell } from "../tell.js";

/** Prices tokens by the price book and prices of the user's own. @param on ISO date on which prices have to hold */
export async function priced(
  traffic: readonly TrafficPart[],
  flags: { prices?: string; data?: string; quiet?: boolean },
  on: string,
): Promise<Repriced> {
  const own = flags.prices === undefined ? undefined : await loadPriceFile(flags.prices, on);
  if (own && "problems" in own) throw new InputError(own.problems);
  await tell(own?.warnings ?? [], flags);
  const { economics } = await loadEconomics("any model", [], flags.data, own?.overrides);
  if (!economics.book) throw new Error("the price book was not loaded");
  return reprice(traffic, { book: economics.book, on, multipliers: economics.multipliers });
}
