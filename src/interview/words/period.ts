import { hoursOfAMonth, hoursOfAWeek } from "../../quantities/quantity.js";

export type Period = "second" | "minute" | "hour" | "day" | "week" | "month" | "quarter" | "year";

/** Hours of each period, a month being the average one. */
export const hoursOf: Readonly<Record<Period, number>> = {
  second: 1 / 3_600,
  minute: 1 / 60,
  hour: 1,
  day: 24,
  week: hoursOfAWeek,
  month: hoursOfAMonth,
  quarter: 3 * hoursOfAMonth,
  year: 12 * hoursOfAMonth,
};

const names: readonly (readonly [Period, readonly string[]])[] = [
  ["second", ["second", "sec", "s"]],
  ["minute", ["minute", "min"]],
  ["hour", ["hour", "hr", "h", "gpu hour", "gpu - hour", "gpu hr", "gpu - hr", "gpu - h", "gpuh"]],
  ["day", ["day", "d"]],
  ["week", ["week", "wk", "w"]],
  ["month", ["month", "mo", "mth"]],
  ["quarter", ["quarter", "qtr"]],
  ["year", ["year", "yr", "y", "annum"]],
];

const before = ["a", "an", "per", "each", "every", "/", "in a", "in an", "of the", "of a", "in the"];

const adverbs: readonly (readonly [string, Period])[] = [
  ["hourly", "hour"],
  ["daily", "day"],
  ["weekly", "week"],
  ["monthly", "month"],
  ["quarterly", "quarter"],
  ["yearly", "year"],
  ["annually", "year"],
  ["annual", "year"],
  ["p . a .", "year"],
  ["p . a", "year"],
];

/** Everything that says of a figure in which period it counts. */
export const periodWords: readonly (readonly [string, Period])[] = [
  ...names
    .flatMap(([period, words]) =>
      words.flatMap((word) => before.map((intro): [string, Period] => [`${intro} ${word}`, period])),
    )
    // a quarter is mostly the fourth part
    .filter(([words]) => words !== "a quarter" && words !== "of a quarter"),
  ...adverbs,
];

/** `a day`, `an hour`. */
export const withArticle = (period: Period): string => `${period === "hour" ? "an" : "a"} ${period}`;
