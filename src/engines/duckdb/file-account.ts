import { type FaultCount, faultCount } from "../../evidence/account.js";
import { missingColumns } from "../../logs/formats/missing-columns.js";
import { partQueries } from "../../logs/sql/aggregate.js";
import type { Sql } from "../../logs/sql/dialect.js";
import { duckDb } from "../../logs/sql/duckdb.js";
import { type Flag, flags, rowsByFlag, stronger, unusable } from "../../logs/sql/flags.js";
import { extentOf, flagCount } from "../flag-count.js";
import type { Loaded, Loading } from "./loading.js";
import type { Store } from "./store.js";

/** How many places of a fault are told. */
const mostPlaces = 3;

/** What became of the rows of a file that was just read into `requests`. @param number of the file in that table */
export async function fileAccount(store: Store, loading: Loading, number: number): Promise<Loaded> {
  const { source, file, format, asked } = loading;
  const own = `file = ${number}`;
  const rows = `(SELECT * FROM requests WHERE ${own}) AS own`;
  const counted = (await store.all(partQueries(duckDb(new Map()), rows).account)).map(flagCount);
  const found: FaultCount[] = [];
  for (const { flag, rows: amount } of rowsByFlag(counted)) {
    found.push(faultCount(flag, amount, await placesOf(store, own, flag)));
  }
  const rejected = file.container === "csv" ? await rejectedRows(store, 1 + (file.blankLines ?? 0)) : [];
  const isTable = file.container === "csv" || file.container === "parquet";
  const missing = isTable ? missingColumns(format, file.columns) : undefined;
  return {
    source,
    format: format.id,
    engine: "duckdb",
    by: asked.by,
    rows: [...counted, ...rejected].reduce((sum, each) => sum + each.rows, 0),
    faults: merged([...found, ...rejected]),
    out_of_order: format.relation || file.container === "parquet" ? null : await orderOf(store, own),
    missing_columns: missing ? [...missing.required, ...missing.others] : [],
    ...extentOf(counted),
  };
}

/**
 * Rows of CSV that have not the columns of the others, which the reader leaves out. A quote that is opened and not closed
 * swallows the lines behind it: each is counted as a row that is lost.
 *
 * @param before lines that the reader counts before the first row, the header among them
 */
async function rejectedRows(store: Store, before: number): Promise<FaultCount[]> {
  const rows = `SELECT line, max(csv_line) AS lost FROM reject_errors GROUP BY line`;
  const lines = "length(rtrim(lost, chr(10))) - length(replace(rtrim(lost, chr(10)), chr(10), '')) + 1";
  const [counted] = await store.all(`SELECT coalesce(sum(${lines}), 0) FROM (${rows})`);
  const count = Number(counted?.[0] ?? 0);
  if (count === 0) return [];
  const first = await store.all(`SELECT line FROM (${rows}) ORDER BY line LIMIT ${mostPlaces}`);
  const places = first.map(([line]) => Number(line) - before);
  return [faultCount("unreadable", count, places)];
}

/** Rows keep the order of their file, so that the row number tells the place. */
async function placesOf(store: Store, own: Sql, flag: Flag): Promise<number[]> {
  const first = `(SELECT min(rowid) FROM requests WHERE ${own})`;
  const rows = await store.all(
    `SELECT rowid - ${first} + 1 FROM requests WHERE ${own} AND flags & ${flags[flag]} <> 0 AND flags & ${stronger(flag)} = 0 ORDER BY rowid LIMIT ${mostPlaces}`,
  );
  return rows.map(([place]) => Number(place));
}

async function orderOf(store: Store, own: Sql): Promise<{ rows: number; furthest_ms: number }> {
  const [row] = await store.all(
    `SELECT count(*), coalesce(max(back), 0) FROM (SELECT lag(ts) OVER () - ts AS back FROM requests WHERE ${own} AND flags < ${unusable}) WHERE back > 0`,
  );
  return { rows: Number(row?.[0] ?? 0), furthest_ms: Number(row?.[1] ?? 0) };
}

/** One count of each fault. */
function merged(counts: readonly FaultCount[]): FaultCount[] {
  const known = new Map<string, FaultCount>();
  for (const count of counts) {
    const before = known.get(count.fault);
    const places = [...(before?.places ?? []), ...count.places].toSorted((a, b) => a - b).slice(0, mostPlaces);
    known.set(count.fault, { ...count, rows: count.rows + (before?.rows ?? 0), places });
  }
  return [...known.values()];
}
