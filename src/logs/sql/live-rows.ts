import type { RowFormat } from "../formats/format.js";
import { type PartQueries, partQueries } from "./aggregate.js";
import { canonicalSql } from "./canonical.js";
import type { Dialect, Sql } from "./dialect.js";
import { unusable } from "./flags.js";
import { groupedQuery } from "./grouped.js";
import { standing } from "./standing.js";
import type { Span } from "./time-range.js";

/** A table of a server, and what is asked of it. */
export interface LiveRows {
  format: Pick<RowFormat, "fields" | "keys" | "cachedTokens">;
  by: readonly string[];
  /** Epoch milliseconds: later rows cannot be. */
  latest: number;
  /** Name of the table as the server takes it, and of the columns that are read. */
  table: Sql;
  columns: readonly Sql[];
  span: Span;
  /** A condition on the time column as it is; undefined where only the whole table can be read. */
  condition: Sql | undefined;
  /** True where the table holds each id once. */
  uniqueIds: boolean;
  /** A column that is 1 in rows that say that a request was deleted. */
  deleted?: Sql | undefined;
}

/** The rows of the span as canonical rows, and those whose time cannot be read. */
function rowsOf(dialect: Dialect, live: LiveRows): Sql {
  const { format, by, latest, table, columns, span, condition, deleted } = live;
  const where = condition === undefined ? "" : ` WHERE ${condition}`;
  const canonical = canonicalSql(dialect, {
    format,
    asked: { by, latest },
    relation: (extracted) =>
      `(SELECT ${[...columns, ...extracted].join(", ")} FROM ${table}${where}${dialect.fence ?? ""}) AS table_rows`,
    ...(dialect.name === "clickhouse" && { beside: [["deleted", deleted ?? "0"]] }),
  });
  const inSpan = `(ts >= ${span.since} AND ts < ${span.until}) OR ts IS NULL`;
  return `(SELECT * FROM (${canonical}${dialect.fence ?? ""}) AS canonical_rows WHERE ${inSpan})`;
}

/** One statement for PostgreSQL: see `groupedQuery`. */
export function groupedRows(dialect: Dialect, live: LiveRows): Sql {
  const number = `row_number() OVER (PARTITION BY id, flags < ${unusable} ORDER BY ${standing})`;
  const nth = live.uniqueIds ? "1" : `CASE WHEN id IS NULL OR flags >= ${unusable} THEN 1 ELSE ${number} END`;
  return groupedQuery(dialect, `(SELECT *, ${nth} AS nth FROM ${rowsOf(dialect, live)} AS span_rows) AS numbered_rows`);
}

/** Statements for ClickHouse, old servers among them. The account counts all rows, the others each request once. */
export function separateRows(dialect: Dialect, live: LiveRows): PartQueries {
  const rows = rowsOf(dialect, live);
  // what has no id, or is left out, is never the same as another: a random number keeps it apart
  const apart = `CASE WHEN id IS NULL OR flags >= ${unusable} THEN rand64() ELSE toUInt64(0) END AS apart`;
  // nulls come last anyhow, and servers of 2018 take no words for it in every place
  const order = standing.replaceAll(" NULLS LAST", "");
  const once = `(SELECT * FROM (SELECT *, ${apart} FROM ${rows} ORDER BY ${order} LIMIT 1 BY id, apart) WHERE deleted = 0)`;
  const { traffic, minutes, histograms } = partQueries(dialect, once);
  return {
    traffic,
    minutes,
    histograms,
    account: partQueries(dialect, `(SELECT * FROM ${rows} WHERE deleted = 0)`).account,
  };
}
