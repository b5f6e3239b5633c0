import type { Price } from "../assessment/sizing-schema.js";
import { countedPrices, gpuPriceRange } from "../economics/gpu-price.js";
import type { Range } from "../quantities/range.js";
import type { GpuPrice } from "../sizing/gpu.js";

/** The prices of a GPU that count, cheapest first, from how many providers, and their range in USD an hour. */
export interface PriceRange {
  range: Range;
  providers: number;
  prices: Price[];
}

/** Prices of a GPU as reports take them. Undefined where there is none, which is no price of zero. */
export function pricesOf(gpu: string, all: readonly GpuPrice[]): PriceRange | undefined {
  const found = gpuPriceRange(all, gpu);
  return found && { range: found.range, providers: found.providers, prices: countedPrices(all, gpu).map(shownPrice) };
}

const shownPrice = ({ usdPerGpuHour, provider, product, kind, date, offer, source }: GpuPrice): Price => ({
  usd_per_gpu_hour: usdPerGpuHour,
  provider: product === undefined ? provider : `${provider} ${product}`,
  kind,
  date,
  offer,
  source,
});
