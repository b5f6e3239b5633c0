import { InvalidArgumentError } from "commander";
import { parseQuantity } from "../../facts/quantity.js";
import type { Unit } from "../../facts/unit.js";
import { isPrecision, type Precision, precisions } from "../../quantities/precision.js";

export const formats = ["terminal", "json", "csv"] as const;
export type Format = (typeof formats)[number];

/** The flags of `size` as parsed: counts, tokens, shares, milliseconds and requests a second. */
export interface SizeFlags {
  model?: string;
  gpu?: string[];
  gpus?: number;
  tp?: number;
  precision?: Precision[];
  kvPrecision?: Precision;
  input?: number;
  output?: number;
  cachedInputShare?: number;
  concurrency?: number;
  rate?: number;
  peakToMean?: number;
  ttft?: number;
  tpot?: number;
  latency?: number;
  spare?: number;
  measured?: string;
  rows?: string;
  explain?: boolean;
  format?: Format;
  out?: string;
  data?: string;
  color: boolean;
  quiet?: boolean;
}

/** A whole number of things, from `least` on. */
export function count(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Give a whole number from ${least} to ${most.toLocaleString("en-US")}, in digits.`);
  };
}

/** A quantity between two ends in a unit, with these and the ways to write it as the hint. */
export function quantity(unit: Unit, least: number, most: number, hint: string): (text: string) => number {
  return (text) => {
    const value = parseQuantity(text, unit);
    if (typeof value === "number" && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Give ${hint}.`);
  };
}

export function share(text: string): number {
  const value = parseQuantity(text, "share");
  if (typeof value === "number" && value >= 0 && value < 1) return value;
  // the last token of a request is computed always: its output is not cached
  throw new InvalidArgumentError("Give a share from 0 to below 1, e.g. 0.35 or 35%.");
}

export function peakToMean(text: string): number {
  const value = parseQuantity(text, "ratio");
  if (typeof value === "number" && value >= 1 && value <= 1000) return value;
  throw new InvalidArgumentError("Give how many times the mean the peak is, from 1 to 1,000, e.g. 3 or 3x.");
}

/** Names between commas. */
export function names(text: string): string[] {
  const list = text.split(",").map((name) => name.trim());
  if (list.every((name) => name !== "")) return list;
  throw new InvalidArgumentError("Give one name, or several between commas.");
}

export const precisionList = (text: string): Precision[] => names(text).map(onePrecision);

export function onePrecision(text: string): Precision {
  const name = text.trim().toLowerCase();
  if (isPrecision(name)) return name;
  throw new InvalidArgumentError(`Give one of ${precisions.join(", ")}.`);
}
