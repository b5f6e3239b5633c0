import type { Applied, Waiting } from "../pricing/adjustments.js";
import { isCosted, type ManagedCost, managedCost } from "../pricing/managed-cost.js";
import type { Committed, PriceProblem, RequestPrice } from "../pricing/price-book.js";
import { requestsPerMonth } from "../quantities/quantity.js";
import { between, certain, type Range } from "../quantities/range.js";
import type { EconomicsData } from "./data.js";
import { paidFor } from "./managed-way.js";
import type { Profile } from "./profile.js";
import { remembered } from "./remember.js";

/** What a workload's month costs on a managed model: a range where its traffic is not known in full. */
export interface ManagedPrice {
  /** What is paid: the use, or the committed spend where that is more. */
  usdPerMonth: Range;
  /** What the use alone costs. */
  usage: Range;
  committed?: Committed;
  /** One request, by the entry that matched, with its book and date; of the shape where that is known. */
  request: RequestPrice;
  /** What batch, residency and commitments did to it. */
  applied: readonly Applied[];
  /** Facts that would narrow the range down. */
  open: readonly string[];
}

export type Priced = { kind: "priced"; price: ManagedPrice } | { kind: "problem"; problem: PriceProblem };

interface Named {
  provider?: string | undefined;
  model: string;
}

/** Lengths at which a single kind of token is priced where the lengths of requests are not known: below every tier. */
const probe = 1_000;

/** What the price of a month depends on: the traffic, and what it is asked for. */
type Asked = {
  [Name in "requests" | "inputTokens" | "outputTokens" | "cachedShare" | "tokensPerMonth"]: Profile[Name];
} & {
  residency: Profile["residency"];
  named: Named;
  on: string;
  waiting: Waiting | undefined;
};

type Prices = Pick<EconomicsData, "book" | "multipliers">;

/**
 * Prices a month of the profile's traffic on one model. One request of the workload's shape is priced and multiplied,
 * since long-context tiers go by the request. Where the cached share is not stated, the range runs from all input cached
 * to none; where only tokens are known, from all input to all output. Undefined where not even those are known.
 */
export function managedPrice(
  { requests, inputTokens, outputTokens, cachedShare, tokensPerMonth, residency }: Profile,
  data: Prices,
  { provider, model }: Named,
  on: string,
  waiting?: Waiting,
): Priced | undefined {
  const traffic = { requests, inputTokens, outputTokens, cachedShare, tokensPerMonth, residency };
  return priced({ ...traffic, named: { provider, model }, on, waiting }, data);
}

const priced = remembered((asked: Asked, { book, multipliers }: Prices): Priced | undefined => {
  if (!book) return undefined;
  const { requests, inputTokens, outputTokens, cachedShare, tokensPerMonth, residency, named, on, waiting } = asked;
  const month = (count: number, input: number, cached: number, output: number) =>
    managedCost(
      book,
      multipliers,
      { ...named, inputTokens: input, cachedInputTokens: cached, outputTokens: output, on },
      { requestsPerMonth: requestsPerMonth(count), residency, waiting },
    );
  if (requests && inputTokens !== undefined && outputTokens !== undefined) {
    if (inputTokens + outputTokens === 0) return undefined;
    const plain = month(requests, inputTokens, (cachedShare ?? 0) * inputTokens, outputTokens);
    const cached = cachedShare === undefined ? month(requests, inputTokens, inputTokens, outputTokens) : plain;
    // without a word on caching, the list price without it is what a bill is expected to show
    return spanned([plain, cached], ({ high }) => high, ["traffic.cached_input_share"]);
  }
  if (!tokensPerMonth) return undefined;
  const ends = [
    [probe, 0, 0],
    [probe, probe, 0],
    [0, 0, probe],
  ] as const;
  const costs = ends.map(([input, cached, output]) => month(tokensPerMonth / probe, input, cached, output));
  return spanned(costs, ({ low, high }) => between(low, high).expected, [
    "traffic.input_tokens",
    "traffic.output_tokens",
  ]);
});

/** The range over several possible months; the first tells how it was priced. */
function spanned(
  months: readonly (ManagedCost | PriceProblem)[],
  expected: (ends: { low: number; high: number }) => number,
  open: readonly string[],
): Priced | undefined {
  const problem = months.find((month): month is PriceProblem => !isCosted(month));
  if (problem) return { kind: "problem", problem };
  const costed = months.filter(isCosted);
  const [first] = costed;
  if (!first) return undefined;
  const used = costed.map(({ total, commitment }) => total - commitment);
  const ends = { low: Math.min(...used), high: Math.max(...used) };
  const usage = ends.low === ends.high ? certain(ends.low) : { ...ends, expected: expected(ends) };
  const committed = first.price.terms?.committed;
  return {
    kind: "priced",
    price: {
      usdPerMonth: paidFor(usage, committed),
      usage,
      ...(committed ? { committed } : {}),
      request: first.price,
      applied: first.applied,
      open: ends.low === ends.high ? [] : open,
    },
  };
}
