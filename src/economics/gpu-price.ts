import { median } from "../quantities/median.js";
import { certain, type Range } from "../quantities/range.js";
import type { SizingData } from "../sizing/catalogue.js";
import type { Gpu, GpuPrice } from "../sizing/gpu.js";

/** Dated prices of one GPU for an hour: what is offered, and from where that is known. */
export interface GpuPriceRange {
  range: Range;
  /** How many dated offers, one for each product, by how many providers, between which dates. */
  offers: number;
  providers: number;
  from: string;
  to: string;
  /** Sources, each once. */
  sources: readonly string[];
}

/**
 * The on-demand prices of one GPU that count, cheapest first: the newest of each product, from the year before the newest
 * of all, and none of zero, which nobody asks. Averages, catalogues and second-hand figures count only where no provider's
 * own offer is known.
 */
export function countedPrices(prices: readonly GpuPrice[], gpu: string): GpuPrice[] {
  const all = prices.filter((price) => price.gpu === gpu && price.kind === "on_demand" && price.usdPerGpuHour > 0);
  const offers = all.filter(({ offer }) => offer);
  return newestOfEach(lastYear(offers.length > 0 ? offers : all)).sort((a, b) => a.usdPerGpuHour - b.usdPerGpuHour);
}

/**
 * What is asked for each product now. Who is quoted most often would otherwise set the median, and with prices that
 * nobody asks any more. Of one product at several prices on one day, each counts once.
 */
function newestOfEach(prices: readonly GpuPrice[]): GpuPrice[] {
  const productOf = ({ provider, product = "" }: GpuPrice) => JSON.stringify([provider, product]);
  const newest = new Map<string, string>();
  for (const price of prices) {
    const known = newest.get(productOf(price));
    if (known === undefined || known < price.date) newest.set(productOf(price), price.date);
  }
  const asked = new Map<string, GpuPrice>();
  for (const price of prices) {
    const product = productOf(price);
    const key = `${product} ${price.usdPerGpuHour}`;
    if (price.date === newest.get(product) && !asked.has(key)) asked.set(key, price);
  }
  return [...asked.values()];
}

/** Dates are YYYY, YYYY-MM or YYYY-MM-DD, which sort as text. */
function lastYear(prices: readonly GpuPrice[]): GpuPrice[] {
  const dates = prices.map(({ date }) => date).sort();
  const newest = dates.at(-1) ?? "";
  const yearBefore = `${Number(newest.slice(0, 4)) - 1}${newest.slice(4)}`;
  return prices.filter(({ date }) => date >= yearBefore.slice(0, date.length));
}

/**
 * The range of the prices of one GPU that count, USD an hour: from the cheapest to the dearest, the median of all between.
 * Undefined where none is known, which is no price of zero.
 */
export function gpuPriceRange(prices: readonly GpuPrice[], gpu: string): GpuPriceRange | undefined {
  const offers = countedPrices(prices, gpu);
  const sorted = offers.map(({ usdPerGpuHour }) => usdPerGpuHour);
  const low = sorted[0];
  const high = sorted.at(-1);
  const expected = median(sorted);
  if (low === undefined || high === undefined || expected === undefined) return undefined;
  const dates = offers.map(({ date }) => date).sort();
  return {
    range: { low, expected, high },
    offers: offers.length,
    providers: new Set(offers.map(({ provider }) => provider)).size,
    from: dates[0] ?? "",
    to: dates.at(-1) ?? "",
    sources: [...new Set(offers.map(({ source }) => source))],
  };
}

/** A GPU with what an hour of it costs, USD. */
export interface PricedGpu {
  gpu: Gpu;
  price: Range;
  /** Where the price comes from; absent where it is stated. */
  priceSource?: GpuPriceRange;
}

/** A GPU at the price that is stated, or at its dated ones; undefined where neither is known. */
export function pricedGpu(gpu: Gpu, stated: number | undefined, sizing: SizingData): PricedGpu | undefined {
  if (stated !== undefined) return { gpu, price: certain(stated) };
  const priceSource = datedPrices(sizing).get(gpu.id);
  return priceSource && { gpu, price: priceSource.range, priceSource };
}

/** The same for every workload, so made once. */
const dated = new WeakMap<SizingData, ReadonlyMap<string, GpuPriceRange>>();

function datedPrices(sizing: SizingData): ReadonlyMap<string, GpuPriceRange> {
  const known = dated.get(sizing);
  if (known) return known;
  const ranges = sizing.gpus.flatMap(({ id }) => {
    const range = gpuPriceRange(sizing.prices, id);
    return range ? [[id, range] as const] : [];
  });
  const found = new Map(ranges);
  dated.set(sizing, found);
  return found;
}
