import type { Range } from "../quantities/range.js";
import type { GpuPrice } from "../sizing/gpu.js";

/** Dated prices of one GPU for an hour: what is offered, and from where that is known. */
export interface GpuPriceRange {
  range: Range;
  /** How many dated offers, by how many providers, between which dates. */
  offers: number;
  providers: number;
  from: string;
  to: string;
  /** Sources, each once. */
  sources: readonly string[];
}

/**
 * The range of on-demand prices of one GPU, USD an hour: from the cheapest offer to the dearest, the median between.
 * Averages, catalogues and second-hand figures count only where no provider's own offer is known. Undefined where no
 * price is known at all.
 */
export function gpuPriceRange(prices: readonly GpuPrice[], gpu: string): GpuPriceRange | undefined {
  const all = prices.filter((price) => price.gpu === gpu && price.kind === "on_demand");
  const offers = all.some(({ offer }) => offer) ? all.filter(({ offer }) => offer) : all;
  const sorted = offers.map(({ usdPerGpuHour }) => usdPerGpuHour).sort((a, b) => a - b);
  const low = sorted[0];
  const high = sorted.at(-1);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  if (low === undefined || high === undefined || middle === undefined) return undefined;
  const dates = offers.map(({ date }) => date).sort();
  return {
    range: { low, expected: middle, high },
    offers: offers.length,
    providers: new Set(offers.map(({ provider }) => provider)).size,
    from: dates[0] ?? "",
    to: dates.at(-1) ?? "",
    sources: [...new Set(offers.map(({ source }) => source))],
  };
}
