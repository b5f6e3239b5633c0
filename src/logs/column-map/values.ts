import type { Dialect, Sql } from "../sql/dialect.js";
import { httpStatus } from "../sql/status.js";
import type {
  CostUnit,
  DurationSource,
  Only,
  Source,
  StatusSource,
  TextSource,
  TimeSource,
  TimeUnit,
} from "./column-map.js";
import { isThere, read, readText } from "./reference.js";

/** Milliseconds are a number of this unit, times or by a power of ten: no factor below one, which no float holds exactly. */
const milliseconds: Readonly<Record<TimeUnit, string>> = { s: "* 1000", ms: "* 1", us: "/ 1000", ns: "/ 1000000" };

const usd: Readonly<Record<CostUnit, string>> = {
  usd: "/ 1",
  cents: "/ 100",
  micro_usd: "/ 1000000",
  nano_usd: "/ 1000000000",
};

const scaled = (dialect: Dialect, source: Source, scale: string): Sql =>
  read(dialect, source, (value) => `(${dialect.number(value)} ${scale})`);

export const textOf = (dialect: Dialect, text: TextSource): Sql =>
  "value" in text ? dialect.literal(text.value) : readText(dialect, text.from);

export const wholeOf = (dialect: Dialect, source: Source): Sql => read(dialect, source, dialect.whole);

/** Epoch milliseconds; of a number the nearest. */
export const timeOf = (dialect: Dialect, { from, unit }: TimeSource): Sql =>
  unit === undefined
    ? read(dialect, from, dialect.instant)
    : read(dialect, from, (value) => dialect.nearest(`${dialect.number(value)} ${milliseconds[unit]}`));

/** Milliseconds. */
export const durationOf = (dialect: Dialect, start: TimeSource, duration: DurationSource): Sql =>
  "until" in duration
    ? `(${timeOf(dialect, duration.until)} - ${timeOf(dialect, start)})`
    : scaled(dialect, duration.from, milliseconds[duration.unit]);

export const usdOf = (dialect: Dialect, { from, unit }: { from: Source; unit: CostUnit }): Sql =>
  scaled(dialect, from, usd[unit]);

/** True where a text is one of the values: in any case, and a number however it is written. */
function isOneOf(dialect: Dialect, text: Sql, values: readonly string[]): Sql {
  const isWord = `${dialect.lower(text)} IN (${values.map(dialect.literal).join(", ")})`;
  const numbers = values.filter((value) => /^\d{1,15}$/.test(value)).map(Number);
  return numbers.length === 0 ? isWord : `(${isWord} OR ${dialect.number(text)} IN (${numbers.join(", ")}))`;
}

const okWords = ["ok", "success", "successful", "succeeded", "completed"];
const rateLimitedWords = ["rate_limited", "rate_limit", "rate_limit_exceeded", "rate limited", "rate limit exceeded"];

export function statusOf(dialect: Dialect, { from, ok, rateLimited, empty }: StatusSource): Sql {
  const text = readText(dialect, from);
  const http = httpStatus(dialect.number(text));
  const isOk = ok ? isOneOf(dialect, text, ok) : `(${isOneOf(dialect, text, okWords)} OR ${http} = 'ok')`;
  const isLimited = rateLimited
    ? isOneOf(dialect, text, rateLimited)
    : `(${isOneOf(dialect, text, rateLimitedWords)} OR ${http} = 'rate_limited')`;
  // a source without the column does not say that every request went well
  const otherwise = empty === undefined || !isThere(dialect, from) ? "NULL" : dialect.literal(empty);
  return `CASE WHEN ${text} IS NULL THEN ${otherwise} WHEN ${isOk} THEN 'ok' WHEN ${isLimited} THEN 'rate_limited' ELSE 'error' END`;
}

export const isRequest = (dialect: Dialect, only: readonly Only[]): Sql =>
  only.map(({ from, values }) => isOneOf(dialect, readText(dialect, from), values)).join(" AND ");
