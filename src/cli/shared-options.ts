import { InvalidArgumentError, Option } from "commander";

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

export const outOption = (): Option =>
  new Option("-o, --out <path>", "write to this file, or to a folder if it ends in /");

export const colorOption = (): Option => new Option("--no-color", "plain text (NO_COLOR and pipes do the same)");

export const quietOption = (): Option => new Option("-q, --quiet", "nothing on standard error but errors");

/** Accepts a day that exists in the calendar. */
export function isoDate(text: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  if (!day || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text) {
    throw new InvalidArgumentError("Give a day as YYYY-MM-DD, e.g. 2026-11-24.");
  }
  return text;
}

/** Today in UTC: the one clock in the program. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
