import { isScalar, type Node } from "yaml";
import type { Code } from "../diagnostics/prose.js";
import { parseQuantity } from "../facts/quantity.js";
import { describeNode } from "../workloads/describe-node.js";
import type { Reading } from "../workloads/reading.js";
import { numberOf, textOf } from "../workloads/scalar.js";
import type { Span } from "../workloads/source-text.js";
import { timeOf } from "./age.js";

/** USD a million tokens between which every price lies that anybody asks: what is outside is in another unit. */
const lowest = 0.001;
const highest = 10_000;

/** USD a month that no bill reaches, as `current.usd_per_month` of a workload has it. */
const mostMonthly = 10_000_000_000;

/** How the money of a file is written: the word in its keys, and how many USD one unit is. */
export interface Currency {
  word: string;
  usdPerUnit: number;
}

/** What is read, and where: the key, its value, and the value's place. */
export interface Value {
  key: string;
  node: Node;
  at: Span;
}

const note = (reading: Reading, code: Code, { key, node, at }: Value, args = {}): undefined => {
  reading.add(code, at, { key, found: isScalar(node) ? textOf(node) : describeNode(node), ...args });
};

/** An amount of money in the file's currency; a `$` is taken where that is USD. Undefined for anything else. */
function amountOf(node: Node, currency: Currency): number | undefined {
  if (!isScalar(node)) return undefined;
  const plain = numberOf(node);
  if (plain !== undefined) return Number.isFinite(plain) ? plain : undefined;
  const written = /^\$\s*(\d+(?:_\d+)*(?:\.\d+)?|\.\d+)$/.exec(textOf(node).trim())?.[1];
  return written !== undefined && currency.word === "usd" ? Number(written.replaceAll("_", "")) : undefined;
}

/** A price of a million tokens. Returns USD; undefined after a problem. */
export function readPrice(reading: Reading, value: Value, currency: Currency, mayBeZero = false): number | undefined {
  const amount = amountOf(value.node, currency);
  const args = { currency: currency.word };
  if (amount === undefined) return note(reading, "price-no-number", value, args);
  if (amount < 0) return note(reading, "price-negative", value, args);
  if (amount === 0) return mayBeZero ? 0 : note(reading, "price-zero", value, args);
  const usd = amount * currency.usdPerUnit;
  if (usd >= lowest && usd <= highest) return usd;
  return note(reading, "price-other-unit", value, { ...args, meant: meant(amount, currency.usdPerUnit) });
}

/** The price that a figure for one token or a thousand tokens makes, where it makes a likely one. */
function meant(amount: number, usdPerUnit: number): string {
  const factor = amount * usdPerUnit < lowest / 100 ? 1e6 : amount * usdPerUnit < lowest ? 1e3 : 0;
  return factor === 0 ? "" : String(Number((amount * factor).toPrecision(12)));
}

/** Money a month: `20000`, `20_000` or `20k`. Returns USD; undefined after a problem. */
export function readMonthly(reading: Reading, value: Value, currency: Currency): number | undefined {
  const text = isScalar(value.node) ? textOf(value.node) : "";
  const amount = text.includes("$") && currency.word !== "usd" ? undefined : parseQuantity(text, "usd/month");
  const args = { currency: currency.word };
  if (typeof amount !== "number") return note(reading, "price-no-number", value, args);
  if (amount < 0) return note(reading, "price-negative", value, args);
  if (amount === 0) return note(reading, "price-zero", value, args);
  const usd = amount * currency.usdPerUnit;
  return usd <= mostMonthly ? usd : note(reading, "price-too-much", value, { ...args, most: mostMonthly });
}

/** A share that is taken off: `12%` or `0.12`, more than nothing and less than all. Undefined after a problem. */
export function readDiscount(reading: Reading, value: Value): number | undefined {
  const [, digits, percent] =
    (isScalar(value.node) && /^(\d{1,3}(?:\.\d+)?|\.\d+)\s*(%?)$/.exec(textOf(value.node).trim())) || [];
  const share = digits === undefined ? Number.NaN : Number((Number(digits) / (percent ? 100 : 1)).toPrecision(12));
  return share > 0 && share < 1 ? share : note(reading, "price-no-discount", value);
}

/** An ISO date that exists. Undefined after a problem. */
export function readDate(reading: Reading, value: Value): string | undefined {
  const text = isScalar(value.node) ? textOf(value.node).trim() : "";
  try {
    timeOf(text);
    return text;
  } catch {
    return note(reading, "price-no-date", value);
  }
}

/** A count of tokens, above zero and whole: `272000` or `272_000`. Undefined after a problem. */
export function readTokens(reading: Reading, value: Value): number | undefined {
  const text = isScalar(value.node) ? textOf(value.node).trim() : "";
  const count = /^\d+(?:_\d+)*$/.test(text) ? Number(text.replaceAll("_", "")) : Number.NaN;
  return count > 0 && Number.isSafeInteger(count) ? count : note(reading, "price-no-tokens", value);
}

/** One of some words. Undefined after a problem. */
export function readWord<Word extends string>(
  reading: Reading,
  value: Value,
  choices: readonly Word[],
): Word | undefined {
  const text = isScalar(value.node) ? textOf(value.node).trim() : "";
  const found = choices.find((choice) => choice === text);
  if (found === undefined) note(reading, "unknown-choice", value, { fact: value.key, choices });
  return found;
}
