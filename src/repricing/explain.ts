import type { UsageGroup } from "./usage.js";
import type { Prices, Way } from "./way.js";
import { costInWays } from "./way.js";

/** A difference taken apart: amounts in USD that with `left` add up to logged less recomputed. */
export interface Explained {
  causes: readonly { code: Way | "rounding"; usd: number }[];
  left: number;
}

const ways: readonly Way[] = [
  "cached_as_uncached",
  "cached_beside_input",
  "writes_as_input",
  "short_context",
  "batch",
  "other_date",
];

/** A cause has to take away at least half of what is left: one that takes less is more likely a coincidence. */
const leastShare = 0.5;

/** How near a logged cost has to be to a batch price: half the price is a large step that would fit much. */
const batchFit = 0.05;

/** Differences below this share are those of sums in floating point. */
const dust = 1e-12;

/**
 * Explains a logged cost by the ways in which the logger may have priced otherwise. Every way is reckoned, none is guessed:
 * the requests are priced again in that way on top of those found so far, and the one that comes nearest to the logged cost is
 * taken, until none takes away at least half of what is left. What rounding can do is taken last.
 *
 * @param logged USD, and `base`, the same requests priced by the book
 * @param step USD that logged costs are rounded to
 */
export function explain(
  logged: number,
  base: number,
  groups: readonly UsageGroup[],
  prices: Prices,
  step: number,
): Explained {
  const taken = new Set<Way>();
  const causes: { code: Way | "rounding"; usd: number }[] = [];
  const requests = groups.reduce((sum, { compared }) => sum + compared.requests, 0);
  const rounding = (requests * step) / 2 + dust * Math.max(logged, base);
  let cost = base;
  while (Math.abs(logged - cost) > rounding) {
    const left = Math.abs(logged - cost);
    let best: { way: Way; cost: number } | undefined;
    for (const way of ways) {
      if (taken.has(way) || (way === "batch" && prices.batchFactor === undefined)) continue;
      const next = costInWays(groups, "compared", prices, new Set([...taken, way]));
      if (next === undefined || (way === "batch" && Math.abs(logged - next) > batchFit * next)) continue;
      if (Math.abs(logged - next) > left * (1 - leastShare)) continue;
      if (best === undefined || Math.abs(logged - next) < Math.abs(logged - best.cost)) best = { way, cost: next };
    }
    if (best === undefined) return { causes, left: logged - cost };
    causes.push({ code: best.way, usd: best.cost - cost });
    taken.add(best.way);
    cost = best.cost;
  }
  const off = logged - cost;
  if (Math.abs(off) > dust * Math.max(logged, base)) causes.push({ code: "rounding", usd: off });
  return { causes, left: 0 };
}
