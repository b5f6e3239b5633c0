import { InvalidArgumentError, Option } from "commander";
import { firstDay, isAsOf, lastDay } from "../assess/as-of.js";
import { UsageError } from "./failure.js";

/** Flags that several commands share, spelled and explained once. */

export const packOption = (): Option =>
  new Option("--pack <pack>", "rule pack: default, guide-runtime, guide-deployment, or a file of your own").default(
    "default",
  );

export const asOfOption = (): Option =>
  new Option("--as-of <date>", "count ages and review dates from this day (YYYY-MM-DD, default today)").argParser(
    isoDate,
  );

export const dataOption = (): Option =>
  new Option(
    "--data <dir>",
    "folder with dated reference data of your own, in files of the same names as the package's",
  );

export const pricesOption = (): Option =>
  new Option("--prices <file>", "contract and organisation prices of your own (docs/prices.md)");

export const outOption = (to = "write to this file"): Option => new Option("-o, --out <path>", to);

export const colorOption = (): Option => new Option("--no-color", "plain text (NO_COLOR and pipes do the same)");

export const quietOption = (): Option => new Option("-q, --quiet", "nothing on standard error but errors");

/** Accepts a day that exists in the calendar and that ages can be counted from. */
export function isoDate(text: string): string {
  if (isAsOf(text)) return text;
  throw new InvalidArgumentError(`Give a day from ${firstDay} to ${lastDay} as YYYY-MM-DD, e.g. 2026-11-24.`);
}

/**
 * Today in UTC: the one clock in the program.
 *
 * @throws UsageError where the clock is wrong beyond doubt
 */
export function today(): string {
  const day = new Date().toISOString().slice(0, 10);
  if (isAsOf(day)) return day;
  throw new UsageError(`the clock says ${day}, which no age can be counted from: give the day with --as-of`);
}
