import { countedPrices } from "../../economics/gpu-price.js";
import type { Ends, Price } from "../../report/sizing/sizing.js";
import type { GpuPrice } from "../../sizing/gpu.js";

/** The prices of a GPU that count, cheapest first, and their ends. */
export interface PriceRange {
  ends: Ends;
  prices: readonly Price[];
}

/** Prices of a GPU as reports take them. Undefined where there is none, which is no price of zero. */
export function pricesOf(gpu: string, all: readonly GpuPrice[]): PriceRange | undefined {
  const counted = countedPrices(all, gpu);
  const [first] = counted;
  const last = counted.at(-1);
  if (first === undefined || last === undefined) return undefined;
  return { ends: { low: first.usdPerGpuHour, high: last.usdPerGpuHour }, prices: counted.map(shownPrice) };
}

const shownPrice = ({ usdPerGpuHour, provider, kind, date, offer, source }: GpuPrice): Price => ({
  usd_per_gpu_hour: usdPerGpuHour,
  provider,
  kind,
  date,
  offer,
  source,
});
