import { InvalidArgumentError, Option } from "commander";
import { firstDay, isAsOf, lastDay } from "../assess/as-of.js";
import { dayMs, hourMs } from "../evidence/parts.js";
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

export const sinceOption = (): Option =>
  new Option("--since <time>", "leave out what is earlier: a day, or 2026-11-01T08:00");

export const untilOption = (): Option => new Option("--until <time>", "leave out what is at this time or later");

export const timezoneOption = (): Option =>
  new Option("--timezone <zone>", "zone of times without an offset, e.g. Europe/Berlin").default("UTC");

export const maxBadOption = (): Option =>
  new Option("--max-bad <share>", "most rows that may be unreadable").argParser(share(0, 1)).default(0.01, "1%");

/** A share as `10%` or `0.1`, within bounds. */
export const share =
  (least: number, most: number) =>
  (text: string): number => {
    const match = /^(\d+(?:\.\d+)?)(%?)$/.exec(text.trim());
    const value = match ? Number(match[1]) / (match[2] === "%" ? 100 : 1) : Number.NaN;
    if (value >= least && value <= most) return value;
    const percent = (bound: number) => Number((bound * 100).toPrecision(12));
    throw new InvalidArgumentError(`Give a share from ${percent(least)} % to ${percent(most)} %, e.g. ${most * 50}%.`);
  };

/** Accepts a day that exists in the calendar and that ages can be counted from. */
export function isoDate(text: string): string {
  if (isAsOf(text)) return text;
  throw new InvalidArgumentError(`Give a day from ${firstDay} to ${lastDay} as YYYY-MM-DD, e.g. 2026-11-24.`);
}

const clock = (): Date => new Date();
const dayOf = (time: Date): string => time.toISOString().slice(0, 10);

/**
 * Up to when there can be requests, in epoch milliseconds: the end of the day of the run, or the last whole hour where that
 * day is not over. A clock that is wrong beyond doubt is not asked.
 */
export function endOf(asOf: string): number {
  const end = Date.parse(asOf) + dayMs;
  const now = clock();
  return isAsOf(dayOf(now)) ? Math.min(end, Math.floor(now.getTime() / hourMs) * hourMs) : end;
}

/**
 * Today in UTC. With `endOf` the one clock in the program.
 *
 * @throws UsageError where the clock is wrong beyond doubt
 */
export function today(): string {
  const day = dayOf(clock());
  if (isAsOf(day)) return day;
  throw new UsageError(`the clock says ${day}, which no age can be counted from: give the day with --as-of`);
}
