import type { Unit } from "./unit.js";

export type QuantityProblem =
  /** Not a number with at most one suffix. */
  | { code: "not-a-quantity" }
  /** A suffix that does not belong to this unit, with the spellings that do. */
  | { code: "wrong-unit"; suffix: string; expected: readonly string[] }
  /** A bare number where the unit is ambiguous. */
  | { code: "unit-missing"; expected: readonly string[] };

const magnitude: Readonly<Record<string, number>> = { k: 1e3, K: 1e3, M: 1e6, B: 1e9, G: 1e9, T: 1e12 };

const duration: Readonly<Record<string, number>> = { ms: 1, s: 1e3, min: 6e4, h: 3.6e6 };

const percent: Readonly<Record<string, number>> = { "%": 0.01 };

const shapeOf = /^([+-]?)([$€£¥]?)\s*(\d[\d_]*(?:\.\d*)?|\.\d+)(?:e([+-]?\d+))?\s*([^\d\s].*)?$/i;

/** No number that anybody writes is longer, and matching stays quick on a hostile file. */
const longest = 48;

/** The suffixes that a unit takes, with the factor to its base. */
export function suffixesOf(unit: Unit): Readonly<Record<string, number>> {
  switch (unit) {
    case "ms":
      return duration;
    case "share":
    case "score":
      return percent;
    case "ratio":
      return { x: 1, ...magnitude };
    case "days":
      return { d: 1, ...magnitude };
    default:
      return magnitude;
  }
}

/** True for the units that may be written with a leading `$`. */
export const isMoney = (unit: Unit) => unit === "usd/month" || unit === "usd/hour";

/**
 * Reads a quantity as people write it: `120M`, `1.6B`, `35%`, `800ms`, `$38k`, `1_200`. Returns the number in the unit's
 * base (milliseconds, USD, tokens, a share from 0 to 1). Durations need their unit; other bare numbers are in the base.
 */
export function parseQuantity(text: string, unit: Unit): number | QuantityProblem {
  const match = text.length > longest ? null : shapeOf.exec(text.trim());
  if (!match) return { code: "not-a-quantity" };
  const [, sign = "", currency = "", digits = "", exponent, rawSuffix = ""] = match;
  const suffixes = suffixesOf(unit);
  const suffix = rawSuffix.trim();
  if (currency !== "" && !(currency === "$" && isMoney(unit))) {
    return { code: "wrong-unit", suffix: currency, expected: Object.keys(suffixes) };
  }
  // 1,200 and 1,5: whether the comma groups or divides depends on who reads it
  if (suffix.startsWith(",")) return { code: "not-a-quantity" };
  const number = Number(`${sign}${digits.replaceAll("_", "")}${exponent ? `e${exponent}` : ""}`);
  if (!Number.isFinite(number)) return { code: "not-a-quantity" };
  if (suffix === "") return unit === "ms" ? { code: "unit-missing", expected: Object.keys(suffixes) } : number;
  const factor = Object.hasOwn(suffixes, suffix) ? suffixes[suffix] : undefined;
  if (factor === undefined) return { code: "wrong-unit", suffix, expected: Object.keys(suffixes) };
  // 4.1% would otherwise become 0.040999…: a product has its noise in the last two digits
  const scaled = Number((number * factor).toPrecision(15));
  return Number.isFinite(scaled) ? scaled : { code: "not-a-quantity" };
}

function short(value: number): string {
  const size = Math.abs(value);
  for (const [suffix, factor] of [
    ["T", 1e12],
    ["B", 1e9],
    ["M", 1e6],
    ["k", 1e3],
  ] as const) {
    if (size >= factor * 0.9995) return `${trim(value / factor)}${suffix}`;
  }
  return trim(value);
}

function trim(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** Writes a quantity for people, at three significant digits, in a form that parseQuantity reads back. */
export function formatQuantity(value: number, unit: Unit): string {
  if (!Number.isFinite(value)) return value > 0 ? "no limit" : "none";
  switch (unit) {
    case "share":
      return `${trim(value * 100)}%`;
    case "ms":
      if (Math.abs(value) < 1_000) return `${trim(value)}ms`;
      if (Math.abs(value) < 600_000) return `${trim(value / 1_000)}s`;
      return Math.abs(value) < 7_200_000 ? `${trim(value / 60_000)}min` : `${trim(value / 3_600_000)}h`;
    case "usd/month":
    case "usd/hour":
      return `${value < 0 ? "-" : ""}$${short(Math.abs(value))}`;
    default:
      return short(value);
  }
}
