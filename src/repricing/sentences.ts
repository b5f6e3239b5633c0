import type { CauseCode, LeftOut } from "../assessment/repriced-schema.js";
import { counted, usd } from "../text/figures.js";
import { listed } from "../text/listed.js";

/** Money without its sign; what is less than a cent is said to be. */
const money = (amount: number): string => (Math.abs(amount) < 0.005 ? "less than a cent" : usd(Math.abs(amount)));

/** What a cause does to the logged cost. */
const does = (amount: number): string =>
  amount >= 0 ? `that adds ${money(amount)} to it` : `that takes ${money(amount)} off it`;

/** The sentence of a cause. @param models as logged @param amount USD, logged less recomputed */
export function causeSentence(code: CauseCode, models: readonly string[], amount: number): string {
  const of = listed(models);
  switch (code) {
    case "no_tokens":
      return `${money(amount)} was logged for requests of ${of} that tell no tokens.`;
    case "no_list_price":
      return `${money(amount)} was logged for ${of}, which the price book has no price for.`;
    case "cached_as_uncached":
      return `The logged cost of ${of} has cached tokens at the price of uncached ones: ${does(amount)}.`;
    case "cached_beside_input":
      return `The logged cost of ${of} fits input counts that leave out cached tokens: ${does(amount)}, and the input as logged is too low.`;
    case "writes_as_input":
      return `The logged cost of ${of} has tokens that were written to a cache at the price of plain input: ${does(amount)}.`;
    case "short_context":
      return `The logged cost of ${of} has long requests at the price of short ones: ${does(amount)}.`;
    case "batch":
      return `The logged cost of ${of} fits the price of batch requests: ${does(amount)}.`;
    case "other_date":
      return `On the days of the requests ${of} had other prices: ${does(amount)}.`;
    case "rounding":
      return `The logged costs of ${of} are rounded: ${does(amount)}.`;
  }
}

/** The sentence of requests that are in no comparison. @param amount USD by the book */
export function leftOutSentence(
  code: LeftOut["code"],
  models: readonly string[],
  requests: number,
  amount: number | null,
): string {
  const who = `${requests > 0 ? counted(requests, "request") : "What was used"} of ${listed(models)}`;
  switch (code) {
    case "no_cost":
      return `${who} told no cost; by the price book it is ${money(amount ?? 0)}, which is in no comparison.`;
    case "own_runtime":
      return `${who} ran on an own runtime, which has no list price.`;
    case "no_list_price":
      return `${who} cannot be priced: the price book has no price.`;
  }
}
