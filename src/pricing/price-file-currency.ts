import { isScalar } from "yaml";
import { describeNode } from "../workloads/describe-node.js";
import type { Reading } from "../workloads/reading.js";
import { numberOf, textOf } from "../workloads/scalar.js";
import type { Values } from "./price-file-map.js";
import type { Currency } from "./price-file-values.js";

/** USD that one unit is, of a currency or of gold: anything beyond is a slip, and would make a price of nothing. */
const leastRate = 1e-7;
const mostRate = 1_000_000;

/** The currency of a file; that of a file that does not say it properly is taken as USD, to read on. */
export function readCurrency(reading: Reading, values: Values): Currency {
  const usd = { word: "usd", usdPerUnit: 1 };
  const value = values.get("currency");
  const word = value && isScalar(value.node) ? textOf(value.node).trim().toLowerCase() : "";
  if (value === undefined) return usd;
  const rate = values.get("usd_per_unit");
  if (!/^[a-z]{3}$/.test(word)) {
    reading.add("price-currency", value.at, { found: isScalar(value.node) ? word : describeNode(value.node) });
    return usd;
  }
  if (word === "usd") {
    if (rate) reading.add("price-rate-idle", rate.at, {});
    return usd;
  }
  if (rate === undefined) {
    reading.add("price-rate-missing", value.at, { currency: word });
    return { word, usdPerUnit: 1 };
  }
  const number = isScalar(rate.node) ? numberOf(rate.node) : undefined;
  if (number !== undefined && number >= leastRate && number <= mostRate) return { word, usdPerUnit: number };
  const found = isScalar(rate.node) ? textOf(rate.node) : describeNode(rate.node);
  reading.add("price-rate", rate.at, { found, currency: word });
  return { word, usdPerUnit: 1 };
}
