import type { Cause, CauseCode, LeftOut, Repriced, RepricedModel } from "../assessment/repriced-schema.js";
import { billedOnce } from "../evidence/bills.js";
import type { TrafficPart } from "../evidence/parts.js";
import { type By, type ModelResult, repriceModel } from "./reprice-model.js";
import { causeSentence, leftOutSentence } from "./sentences.js";
import { usageByModel } from "./usage.js";

/** Money as reports get it: twelve digits are more than any log has, and end what floating point leaves behind. */
const tidy = (usd: number): number => Number(usd.toPrecision(12));

/** Differences of money: a picodollar is none. */
const tidyDifference = (usd: number): number => tidy(Number(usd.toFixed(12))) + 0;

/** The sum of what is known; null where nothing is. */
function sumOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

const orNull = (value: number | null, round = tidy): number | null => (value === null ? null : round(value));

/** How a model is called in sentences. */
const nameOf = ({ usage: { provider, model } }: ModelResult): string => model ?? provider ?? "models without a name";

/** Items of all models by code, in the order in which codes first come. */
function byCode<Code extends string, Item extends { code: Code }>(
  results: readonly ModelResult[],
  itemsOf: (result: ModelResult) => readonly Item[],
): { code: Code; names: string[]; items: Item[] }[] {
  const found = new Map<Code, { code: Code; names: string[]; items: Item[] }>();
  for (const result of results) {
    for (const item of itemsOf(result)) {
      const entry = found.get(item.code) ?? { code: item.code, names: [], items: [] };
      found.set(item.code, entry);
      entry.items.push(item);
      if (!entry.names.includes(nameOf(result))) entry.names.push(nameOf(result));
    }
  }
  return [...found.values()];
}

function causesOf(results: readonly ModelResult[]): Cause[] {
  return byCode<CauseCode, { code: CauseCode; usd: number }>(results, ({ apart, explained }) => [
    ...apart,
    ...(explained?.causes ?? []),
  ])
    .map(({ code, names, items }) => {
      const usd = items.reduce((sum, item) => sum + item.usd, 0);
      return { code, usd: tidyDifference(usd), sentence: causeSentence(code, names, usd) };
    })
    .sort((a, b) => Math.abs(b.usd) - Math.abs(a.usd));
}

function leftOutOf(results: readonly ModelResult[]): LeftOut[] {
  return byCode<LeftOut["code"], NonNullable<ModelResult["leftOut"]>>(results, ({ leftOut }) =>
    leftOut ? [leftOut] : [],
  ).map(({ code, names, items }) => {
    const requests = Math.round(items.reduce((sum, item) => sum + item.requests, 0));
    const usd = sumOf(items.map((item) => item.usd));
    return { code, requests, usd: orNull(usd), sentence: leftOutSentence(code, names, requests, usd) };
  });
}

function modelOf(result: ModelResult): RepricedModel {
  const { usage, matched, problem } = result;
  return {
    provider: usage.provider,
    model: usage.model,
    matched,
    requests: Math.round(result.requests),
    compared_requests: Math.round(result.comparedRequests),
    logged_usd: orNull(result.logged),
    recomputed_usd: orNull(result.recomputed),
    recomputed_all_usd: orNull(result.recomputedAll),
    ...(problem ? { problem } : {}),
  };
}

/**
 * The cost of one workload as logged, beside its cost recomputed from its tokens, with the difference explained in dollars.
 *
 * The same requests are compared with each other: those that tell cost and tokens and whose model the book knows. Logged
 * money beyond these is a cause of its own; requests that tell no cost are left out, and what they would cost is said. Bills for
 * hours in which requests of the same provider tell their own cost are the same money, and stand apart.
 *
 * @param parts of one workload, in any order
 * @param by the book, the ISO day on which prices have to hold (those of other days are a cause), and the table of
 * multipliers, from which the factor of batch requests is taken
 * @throws RangeError where the day does not exist
 */
export function reprice(parts: readonly TrafficPart[], by: By): Repriced {
  const { counted, again } = billedOnce(parts);
  const results = usageByModel(counted).map((usage) => repriceModel(usage, by));
  const sum = (pick: (result: ModelResult) => number) => results.reduce((total, result) => total + pick(result), 0);
  const requests = sum((result) => result.requests);
  const logged = sumOf(results.map((result) => result.logged));
  const recomputed = sumOf(results.map((result) => result.recomputed));
  const difference = logged === null || recomputed === null ? null : logged - recomputed;
  return {
    book: by.book.version,
    book_as_of: by.book.asOf,
    on: by.on,
    logged_usd: orNull(logged),
    logged_share: requests > 0 ? tidy(sum((result) => result.comparedRequests) / requests) : null,
    billed_again_usd: again.length === 0 ? null : tidy(again.reduce((sum, bill) => sum + bill.cost_nano_usd, 0) / 1e9),
    recomputed_usd: orNull(recomputed),
    recomputed_all_usd: orNull(sumOf(results.map((result) => result.recomputedAll))),
    models: results.map(modelOf),
    difference_usd: orNull(difference, tidyDifference),
    difference_share: difference === null || !recomputed ? null : tidyDifference(difference / recomputed),
    because: causesOf(results),
    left_out: leftOutOf(results),
    unexplained_usd: difference === null ? null : tidyDifference(sum(({ explained }) => explained?.left ?? 0)),
  };
}
