import { cheaperModels } from "../pricing/cheaper-models.js";
import { committedSpend, stayingWay } from "./commitment.js";
import type { EconomicsData } from "./data.js";
import { managedPrice } from "./managed-price.js";
import type { ManagedWay } from "./managed-way.js";
import type { Profile } from "./profile.js";

/** Lengths to choose by where none are known. */
const probe = 1_000;

/**
 * A model of the same maker that costs at most half as much, at its list price: not open before evals have passed on it.
 * Undefined where there is none, or nothing to compare it with.
 */
export function cheaperWay(profile: Profile, data: EconomicsData, on: string): ManagedWay | undefined {
  const { book, shutdowns } = data;
  const { provider, model, inputTokens = probe, outputTokens = probe, managedToday } = profile;
  if (!book || model === undefined || managedToday === false) return undefined;
  const request = { provider, model, inputTokens, cachedInputTokens: 0, outputTokens, on };
  // of the cheapest three the least step down: what saves more asks more of the evals
  const step = cheaperModels(book, request, shutdowns).findLast(({ saving }) => saving >= 0.5);
  if (!step) return undefined;
  const { matched } = step.price;
  const priced = managedPrice(profile, data, matched, on);
  if (priced?.kind !== "priced") return undefined;
  const way: ManagedWay = {
    id: "managed_cheaper_model",
    usdPerMonth: priced.price.usage,
    provider: matched.provider,
    model: step.model,
    obstacle: "evals",
    basis: `${matched.provider}/${step.model} at its list price (${book.version} of ${book.asOf})`,
  };
  return stayingWay(way, committedSpend(profile, priced.price));
}
