import {
  quoted as clickhouseQuoted,
  isNumber as isClickhouseNumber,
  isTime as isClickhouseTime,
  isWhole as isClickhouseWhole,
  plainType,
} from "./clickhouse-values.js";
import type { Dialect, Sql } from "./dialect.js";
import { isNumber, isWhole } from "./postgres.js";
import { literal, quoted } from "./postgres-json.js";

/** Epoch milliseconds; `until` itself is not included. */
export interface Span {
  since: number;
  until: number;
}

/** A column that tells when a request began. */
export interface TimeColumn {
  name: string;
  /** As the server writes it. */
  type: string;
  /** Of a number since 1970. */
  unit?: "s" | "ms" | "us" | "ns" | undefined;
}

/**
 * A condition on the column as it is, so that an index on it is used: every row of the span fulfils it, and few others.
 * Undefined where the column's type has no order in time that the server knows.
 *
 * @param timezone IANA name of the zone of times without an offset
 */
export function timeCondition(
  engine: Dialect["name"],
  column: TimeColumn,
  span: Span,
  timezone: string,
): Sql | undefined {
  const ends = engine === "postgres" ? postgresEnds(column, span, timezone) : clickhouseEnds(column, span);
  if (ends === undefined) return undefined;
  const name = engine === "postgres" ? quoted(column.name) : clickhouseQuoted(column.name);
  return `${name} >= ${ends[0]} AND ${name} < ${ends[1]}`;
}

type Ends = readonly [Sql, Sql];

function postgresEnds({ type, unit }: TimeColumn, span: Span, timezone: string): Ends | undefined {
  if (unit !== undefined) return isWhole(type) || isNumber(type) ? numbers(span, unit) : undefined;
  const [since, until] = [span.since, span.until].map((at) => new Date(at).toISOString());
  if (/^timestamp.*with time zone$/.test(type)) return [`TIMESTAMPTZ '${since}'`, `TIMESTAMPTZ '${until}'`];
  if (!type.startsWith("timestamp")) return undefined;
  if (timezone === "UTC") return [`TIMESTAMP '${since}'`, `TIMESTAMP '${until}'`];
  // where clocks are set back an hour is there twice: some more is read, and told apart by what it means
  const local = (at: Sql | undefined) => `(TIMESTAMPTZ '${at}' AT TIME ZONE ${literal(timezone)})`;
  return [`${local(since)} - INTERVAL '3 hours'`, `${local(until)} + INTERVAL '3 hours'`];
}

function clickhouseEnds({ type: written, unit }: TimeColumn, span: Span): Ends | undefined {
  const type = plainType(written);
  if (unit !== undefined) return isClickhouseWhole(type) || isClickhouseNumber(type) ? numbers(span, unit) : undefined;
  if (!isClickhouseTime(type)) return undefined;
  if (type.startsWith("DateTime64")) {
    return [`fromUnixTimestamp64Milli(toInt64(${span.since}))`, `fromUnixTimestamp64Milli(toInt64(${span.until}))`];
  }
  return [`toDateTime(${Math.ceil(span.since / 1000)})`, `toDateTime(${Math.ceil(span.until / 1000)})`];
}

/** Numbers mean the nearest millisecond, so that one more is read at either end. */
function numbers({ since, until }: Span, unit: "s" | "ms" | "us" | "ns"): Ends {
  if (unit === "s") return [String(Math.floor(since / 1000) - 1), String(Math.ceil(until / 1000) + 1)];
  const zeros = { ms: "", us: "000", ns: "000000" }[unit];
  return [`${Math.floor(since) - 1}${zeros}`, `${Math.ceil(until) + 1}${zeros}`];
}
