import type { CauseCode } from "../assessment/repriced-schema.js";
import { longContexts } from "../evidence/parts.js";
import { isPriced, type PriceBook } from "../pricing/price-book.js";
import type { BookName } from "./book-name.js";
import { plus, type Usage, type UsageGroup } from "./usage.js";

/** What a logger may have done otherwise when it priced a request. */
export type Way = Exclude<CauseCode, "no_tokens" | "no_list_price" | "rounding">;

/** Prices of one model on a day, and its factor for batch requests, where one is known. */
export interface Prices {
  book: PriceBook;
  name: Pick<BookName, "provider" | "model">;
  /** ISO date. */
  on: string;
  batchFactor: number | undefined;
}

const shortest = longContexts[0];

/** Input tokens of a request of a size class, for usage that does not say how many requests it was. */
const inputOf = (sizeClass: number): number => longContexts[sizeClass] ?? (longContexts.at(-1) ?? 0) + 1;

/**
 * The cost in USD of requests of one size class and day; undefined where the book has no price for them.
 *
 * Within a size class every token has one price, so the cost is linear in tokens and requests: the price of the mean request
 * times their number is the sum of the prices of all (the mean of a class lies in the class). Where the number is not known,
 * any request of the class stands for the mean.
 */
function costOf(usage: Usage, group: UsageGroup, prices: Prices, ways: ReadonlySet<Way>): number | undefined {
  const beside = ways.has("cached_beside_input") && !group.separate ? usage.cached + usage.written : 0;
  const input = usage.input + beside;
  if (input + usage.output === 0) return 0;
  const mean = usage.requests > 0 ? input / usage.requests : inputOf(group.sizeClass);
  const one = ways.has("short_context") ? Math.min(mean, shortest) : mean;
  const times = usage.requests > 0 && one === mean ? usage.requests : input > 0 ? input / one : 1;
  const price = prices.book.price({
    ...prices.name,
    inputTokens: input / times,
    cachedInputTokens: ways.has("cached_as_uncached") ? 0 : usage.cached / times,
    cacheWriteInputTokens: ways.has("writes_as_input") ? 0 : usage.written / times,
    outputTokens: usage.output / times,
    on: ways.has("other_date") ? group.day : prices.on,
  });
  if (!isPriced(price)) return undefined;
  const factor = ways.has("batch") ? (prices.batchFactor ?? 1) : 1;
  const perToken = (price.inputUsd + price.cachedInputUsd + price.outputUsd) * times;
  return (perToken + price.feeUsd * usage.requests) * factor;
}

/** Usage of all days together, where the day makes no price: sums of one size class have one price. */
function withoutDays(groups: readonly UsageGroup[]): UsageGroup[] {
  const merged = new Map<string, UsageGroup>();
  for (const group of groups) {
    const key = `${group.sizeClass} ${group.separate}`;
    const before = merged.get(key);
    const all = before ? plus(before.all, group.all) : group.all;
    merged.set(key, { ...group, all, compared: before ? plus(before.compared, group.compared) : group.compared });
  }
  return [...merged.values()];
}

/** The cost in USD of a model's usage, priced in these ways; undefined where the book lacks a price for some of it. */
export function costInWays(
  groups: readonly UsageGroup[],
  which: "all" | "compared",
  prices: Prices,
  ways: ReadonlySet<Way> = new Set(),
): number | undefined {
  let sum = 0;
  for (const group of ways.has("other_date") ? groups : withoutDays(groups)) {
    const cost = costOf(group[which], group, prices, ways);
    if (cost === undefined) return undefined;
    sum += cost;
  }
  return sum;
}
