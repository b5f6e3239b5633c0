import type { Ends, Price } from "../../report/sizing/sizing.js";
import type { GpuPrice } from "../../sizing/gpu.js";

/** The prices of a GPU that count, cheapest first, and their ends. */
export interface PriceRange {
  ends: Ends;
  prices: readonly Price[];
}

/**
 * On-demand prices of a GPU from the year before its newest one: offers where there are any, else catalogue figures and
 * averages. Undefined where there is none, which is no price of zero.
 */
export function pricesOf(gpu: string, all: readonly GpuPrice[]): PriceRange | undefined {
  const own = all.filter((price) => price.gpu === gpu && price.kind === "on_demand" && price.usdPerGpuHour > 0);
  const offers = own.filter((price) => price.offer);
  const recent = lastYear(offers.length > 0 ? offers : own).sort((a, b) => a.usdPerGpuHour - b.usdPerGpuHour);
  const [first] = recent;
  const last = recent.at(-1);
  if (first === undefined || last === undefined) return undefined;
  return { ends: { low: first.usdPerGpuHour, high: last.usdPerGpuHour }, prices: recent.map(shownPrice) };
}

/** Dates are YYYY, YYYY-MM or YYYY-MM-DD, which sort as text. */
function lastYear(prices: readonly GpuPrice[]): GpuPrice[] {
  const newest =
    prices
      .map(({ date }) => date)
      .sort()
      .at(-1) ?? "";
  const yearBefore = `${Number(newest.slice(0, 4)) - 1}${newest.slice(4)}`;
  return prices.filter(({ date }) => date >= yearBefore.slice(0, date.length));
}

const shownPrice = ({ usdPerGpuHour, provider, kind, date, offer, source }: GpuPrice): Price => ({
  usd_per_gpu_hour: usdPerGpuHour,
  provider,
  kind,
  date,
  offer,
  source,
});
