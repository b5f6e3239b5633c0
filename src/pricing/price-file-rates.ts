import { isSeq } from "yaml";
import { describeNode } from "../workloads/describe-node.js";
import type { Reading } from "../workloads/reading.js";
import type { Rates, RateTier } from "./price-entry.js";
import { noteMissing, readMap, type Values } from "./price-file-map.js";
import { type Currency, readPrice, readTokens, type Value } from "./price-file-values.js";

const rateKeys = ["input", "cached_input", "output"] as const;

/** The rates of a map, checked against each other: a cache that costs more than no cache is a slip. */
function readRates(
  reading: Reading,
  values: Values,
  currency: Currency,
  needed: readonly string[],
  of: string,
): Rates | undefined {
  const price = (key: string, mayBeZero = false): number | undefined => {
    const value = values.get(key);
    return value && readPrice(reading, value, currency, mayBeZero);
  };
  noteMissing(reading, values, needed, of);
  const input = price("input");
  const cached = price("cached_input", true);
  const output = price("output");
  if (input === undefined) return undefined;
  const at = values.get("cached_input")?.at;
  if (cached !== undefined && cached > input && at) reading.add("price-cache-dearer", at, {});
  return {
    input,
    ...(cached === undefined ? {} : { cachedInput: cached }),
    ...(output === undefined ? {} : { output }),
  };
}

function readTiers(reading: Reading, value: Value, base: Rates | undefined, currency: Currency): RateTier[] {
  if (!isSeq(value.node)) {
    const example = "`- above_input_tokens: 200000` with `input` and `output`, one item a tier";
    reading.add("expected-list", value.at, { what: "`tiers`", found: describeNode(value.node), example });
    return [];
  }
  const tiers: RateTier[] = [];
  for (const { node, at } of reading.items(value.node)) {
    const values = readMap(reading, node, at, { where: "A tier", keys: ["above_input_tokens", ...rateKeys] });
    if (values === undefined) continue;
    const above = values.get("above_input_tokens");
    const aboveInputTokens = above && readTokens(reading, above);
    const rates = readRates(reading, values, currency, ["above_input_tokens", "input"], "a tier");
    if (rates === undefined || aboveInputTokens === undefined) continue;
    const below = tiers.at(-1) ?? base;
    if (below?.output !== undefined && rates.output === undefined) {
      reading.add("price-tier-without-output", values.at, {});
    }
    if (above && aboveInputTokens <= (tiers.at(-1)?.aboveInputTokens ?? 0)) {
      reading.add("price-tiers-unordered", above.at, {});
    } else if (below && isCheaper(rates, below)) {
      reading.add("price-tier-cheaper", at, {});
    }
    tiers.push({ aboveInputTokens, ...rates });
  }
  return tiers;
}

/** A request with more tokens would cost less than one with fewer. A part that one of them lacks says nothing. */
const isCheaper = (a: Rates, b: Rates): boolean =>
  a.input < b.input ||
  (a.cachedInput ?? a.input) < (b.cachedInput ?? b.input) ||
  (a.output !== undefined && b.output !== undefined && a.output < b.output);

/** Reads the prices of an entry: its rates and the tiers above them. Undefined after a problem. */
export function readPrices(
  reading: Reading,
  value: Value,
  currency: Currency,
): { rates: Rates; tiers: RateTier[] } | undefined {
  const values = readMap(reading, value.node, value.at, { where: "A price", keys: [...rateKeys, "tiers"] });
  const rates = values && readRates(reading, values, currency, ["input"], "a price");
  const tiers = values?.get("tiers");
  const read = tiers ? readTiers(reading, tiers, rates, currency) : [];
  return rates && { rates, tiers: read };
}
