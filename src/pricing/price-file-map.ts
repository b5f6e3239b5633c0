import { isMap, type Node } from "yaml";
import { describeNode } from "../workloads/describe-node.js";
import { entriesOf, type MapShape } from "../workloads/entries.js";
import { type Reading, spanOf } from "../workloads/reading.js";
import { isNull } from "../workloads/scalar.js";
import type { Span } from "../workloads/source-text.js";
import type { Currency, Value } from "./price-file-values.js";

/** The keys of a map with their values, those without a value left out. */
export interface Values {
  /** The place of the whole map, for what is missing from it. */
  at: Span;
  get(key: string): Value | undefined;
  /** True where the key is written, with a value or without. */
  has(key: string): boolean;
}

const moneyKey = /^(?:committed_)?([a-z]{3})_per_(?:million|month)$/;

const currencyOf = (keys: readonly string[]): string => keys.map((key) => moneyKey.exec(key)?.[1]).find(Boolean) ?? "";

/** Where a key means money in a currency that is not the file's, that currency. */
function otherCurrency(key: string, keys: readonly string[]): string | undefined {
  const currency = moneyKey.exec(key)?.[1];
  const own = currencyOf(keys);
  const isOther = currency !== undefined && currency !== own && keys.includes(key.replace(`${currency}_`, `${own}_`));
  return isOther ? currency : undefined;
}

/**
 * Reads a map with the keys of its shape. Notes every key that it cannot have or that has no value. Undefined where it is no
 * map at all.
 */
export function readMap(reading: Reading, node: Node | null, at: Span, shape: MapShape): Values | undefined {
  if (!isMap(node)) {
    reading.add("expected-map", at, { what: shape.where, found: describeNode(node), keys: shape.keys });
    return undefined;
  }
  const values = new Map<string, Value>();
  const written = new Set<string>();
  const lower = { ...shape, where: shape.where.toLowerCase() };
  for (const { key, at: keyAt, value } of entriesOf(reading, node, lower)) {
    written.add(key);
    const other = otherCurrency(key, shape.keys);
    if (other !== undefined) {
      reading.add("price-currency-mixed", keyAt, { key, currency: currencyOf(shape.keys), other });
    } else if (!shape.keys.includes(key)) {
      reading.add("unknown-key", keyAt, { key, ...lower, belongs_to: [], elsewhere: [] });
    } else if (value === null || isNull(value)) {
      reading.add("price-key-empty", keyAt, { key });
    } else {
      values.set(key, { key, node: value, at: spanOf(value) });
    }
  }
  const { start } = spanOf(node);
  return { at: { start, end: start + 1 }, get: (key) => values.get(key), has: (key) => written.has(key) };
}

/** Notes keys that have to be there and are not, all of them at once. */
export function noteMissing(reading: Reading, values: Values, keys: readonly string[], of: string): void {
  const missing = keys.filter((key) => !values.has(key));
  if (missing.length > 0) reading.add("price-key-missing", values.at, { keys: missing, of });
}

/** The keys in which an entry states money, by the file's currency. */
export const moneyKeys = ({ word }: Pick<Currency, "word">) =>
  ({ rates: `${word}_per_million`, committed: `committed_${word}_per_month` }) as const;
