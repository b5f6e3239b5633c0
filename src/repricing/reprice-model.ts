import type { CauseCode, LeftOut, ModelProblem } from "../assessment/repriced-schema.js";
import { type Multiplier, multiplierFor } from "../pricing/multipliers.js";
import type { PriceBook } from "../pricing/price-book.js";
import { nameInBook } from "./book-name.js";
import { type Explained, explain } from "./explain.js";
import type { ModelUsage } from "./usage.js";
import { costInWays } from "./way.js";

/** Prices to price again by. */
export interface By {
  book: PriceBook;
  /** ISO date on which prices have to hold. */
  on: string;
  /** What a list price is multiplied by for batch requests, by provider; without it no cost is taken for that of batch. */
  multipliers?: readonly Multiplier[] | undefined;
}

/** One model of a workload priced again, before its figures are rounded for a report. USD. */
export interface ModelResult {
  usage: ModelUsage;
  matched: { provider: string; model: string } | null;
  requests: number;
  comparedRequests: number;
  logged: number | null;
  recomputed: number | null;
  recomputedAll: number | null;
  /** Of the compared requests alone: undefined where there are none. */
  explained: Explained | undefined;
  /** Logged money that nothing can be compared with. */
  apart: readonly { code: Extract<CauseCode, "no_tokens" | "no_list_price">; usd: number }[];
  leftOut: { code: LeftOut["code"]; requests: number; usd: number | null } | undefined;
  problem: ModelProblem | undefined;
}

/** A request that stands for a model's, to find its entry by. */
function shapeOf({ groups }: ModelUsage, on: string) {
  const [first] = groups;
  const { input, output } = first?.all ?? { input: 1, output: 1 };
  return { inputTokens: Math.min(1, input), cachedInputTokens: 0, outputTokens: Math.min(1, output), on };
}

export function repriceModel(usage: ModelUsage, by: By): ModelResult {
  const { provider, model, groups, comparedUsd, withoutTokensUsd, step } = usage;
  const requests = groups.reduce((sum, { all }) => sum + all.requests, 0);
  const comparedRequests = groups.reduce((sum, { compared }) => sum + compared.requests, 0);
  const isCompared = groups.some(({ compared }) => compared.input + compared.output > 0);
  const isLeftOut = groups.some(
    (group) => group.all.input + group.all.output > group.compared.input + group.compared.output,
  );
  const logged = comparedUsd === null || withoutTokensUsd === null ? null : comparedUsd + withoutTokensUsd;
  const alone = withoutTokensUsd ? [{ code: "no_tokens" as const, usd: withoutTokensUsd }] : [];
  const told = { usage, requests, comparedRequests, logged };
  const name = nameInBook(by.book, provider, model, shapeOf(usage, by.on));
  const prices = "code" in name ? undefined : { ...by, name, batchFactor: batchFactorOf(name.matched, by) };
  const all = prices && costInWays(groups, "all", prices);
  const compared = prices && costInWays(groups, "compared", prices);
  if (prices === undefined || all === undefined || compared === undefined) {
    const problem = "code" in name ? name : noPrice(usage);
    const code = problem.code === "own_runtime" ? "own_runtime" : "no_list_price";
    return {
      ...told,
      matched: "code" in name ? null : name.matched,
      recomputed: null,
      recomputedAll: null,
      explained: undefined,
      apart: [...(comparedUsd ? [{ code: "no_list_price" as const, usd: comparedUsd }] : []), ...alone],
      leftOut: isLeftOut ? { code, requests: requests - comparedRequests, usd: null } : undefined,
      // money without tokens needs no price
      problem: groups.length > 0 ? problem : undefined,
    };
  }
  return {
    ...told,
    matched: prices.name.matched,
    recomputed: isCompared ? compared : null,
    recomputedAll: groups.length > 0 ? all : null,
    explained: isCompared ? explain(comparedUsd ?? 0, compared, groups, prices, step) : undefined,
    apart: alone,
    leftOut: isLeftOut ? { code: "no_cost", requests: requests - comparedRequests, usd: all - compared } : undefined,
    problem: undefined,
  };
}

const batchFactorOf = (matched: { provider: string; model: string }, { multipliers = [] }: By): number | undefined =>
  multiplierFor(multipliers, "batch", matched)?.factor;

const noPrice = ({ model }: ModelUsage): ModelProblem => ({
  code: "no_price",
  sentence: `The price book has no price for some tokens of ${model}.`,
  suggestions: [],
});
