import { InvalidArgumentError } from "commander";
import { parseQuantity } from "../../facts/quantity.js";
import { UsageError } from "../failure.js";

export const formats = ["terminal", "markdown", "json"] as const;
export type Format = (typeof formats)[number];

/** What can be asked of a pilot, by the word that leaves it out. */
export const asked = ["quality", "latency", "errors", "cost"] as const;
export type Asked = (typeof asked)[number];

export const gates = ["not-passed", "failed"] as const;
export type Gate = (typeof gates)[number];

/** The flags of `compare` as parsed: milliseconds, USD, shares of 1. */
export interface CompareFlags {
  managed: string[];
  selfHosted: string[];
  managedFrom?: string;
  selfHostedFrom?: string;
  managedModel?: string;
  selfHostedModel?: string;
  workload?: string;
  by?: string;
  sliceBy?: string;
  since?: string;
  until?: string;
  timezone: string;
  maxBad: number;
  asOf?: string;
  evals?: string;
  metric: string;
  managedProvider?: string;
  selfHostedProvider?: string;
  evalSlice?: string;
  qualityMargin?: number;
  sliceMargin?: number;
  errorMargin?: number;
  errorSliceMargin?: number;
  latencyTarget?: number;
  latencyRatio?: number;
  maxCostRatio?: number;
  alpha?: number;
  skip: Asked[];
  seed: number;
  gpus?: number;
  gpuUsdPerHour?: number;
  hours?: number;
  peopleUsdPerMonth?: number;
  otherUsdPerMonth?: number;
  managedUsdPerMonth?: number;
  requestsPerMonth?: number;
  prices?: string;
  data?: string;
  workloadFile?: string;
  into?: string;
  as?: string;
  replaceDeclared?: boolean;
  format?: Format;
  out?: string;
  failOn: Gate[];
  color: boolean;
  quiet?: boolean;
}

/** A share as a margin: two points of a hundred are 2% or 0.02. */
export function margin(text: string): number {
  const value = parseQuantity(text, "share");
  if (typeof value === "number" && value > 0 && value <= 0.5) return value;
  throw new InvalidArgumentError("Give a margin above 0 and up to 50%, e.g. 2% or 0.02.");
}

/** How often what is called sure may be wrong. */
export function alpha(text: string): number {
  const value = parseQuantity(text, "share");
  if (typeof value === "number" && value >= 0.0001 && value <= 0.25) return value;
  throw new InvalidArgumentError("Give a share from 0.01% to 25%, e.g. 0.05 or 5%.");
}

/** A multiple of the managed figure. */
export function ratio(text: string): number {
  const value = parseQuantity(text, "ratio");
  if (typeof value === "number" && value >= 0.01 && value <= 100) return value;
  throw new InvalidArgumentError("Give a multiple of the managed figure from 0.01 to 100, e.g. 1.1 or 1.1x.");
}

/** Money of an hour or a month. */
export function money(unit: "usd/hour" | "usd/month", least: number, most: number): (text: string) => number {
  return (text) => {
    const value = parseQuantity(text, unit);
    if (typeof value === "number" && value >= least && value <= most) return value;
    throw new InvalidArgumentError(
      `Give dollars from ${least} to ${most.toLocaleString("en-US")}, e.g. ${unit === "usd/hour" ? "$2.50" : "$9k"}.`,
    );
  };
}

/** A list of words between commas, of those that a flag takes. */
export function words<Word extends string>(flag: string, known: readonly Word[]): (text: string) => Word[] {
  return (text) =>
    text.split(",").map((part) => {
      const word = known.find((each) => each === part.trim());
      if (word !== undefined) return word;
      throw new UsageError(`${flag} does not know ${JSON.stringify(part.trim())}: use ${known.join(", ")}`);
    });
}
