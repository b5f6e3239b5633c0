import type { RowFormat } from "../../logs/formats/format.js";
import type { Dialect, Sql } from "../../logs/sql/dialect.js";
import { literal } from "../../logs/sql/duckdb.js";
import { unattributed } from "../../logs/sql/ruled.js";

/** What stands between a workload and a slice of it: a control character, which no name has. */
const separator = "\u001f";

/** The slice of requests that do not tell theirs. */
export const untold = "not told";

const key = "workload and slice";

/**
 * A format whose requests are counted to a workload and a slice of it at once, as one name.
 *
 * @param by keys of the workload, the first that a row tells
 */
export function slicedBy(
  format: RowFormat,
  by: readonly string[],
  slice: string,
): { format: RowFormat; by: readonly string[] } {
  const keys = (dialect: Dialect): Readonly<Record<string, Sql>> => {
    const known = format.keys(dialect);
    const of = (names: readonly string[], otherwise: string): Sql =>
      dialect.first(...names.map((name) => `nullif(trim(${known[name]}), '')`), literal(otherwise));
    return { [key]: `${of(by, unattributed)} || ${between} || ${of([slice], untold)}` };
  };
  return { format: { ...format, keys }, by: [key] };
}

const between: Sql = `chr(${separator.charCodeAt(0)})`;

/** The workload and the slice of a name; without a slice of its own a workload is the slice. */
export function nameParts(name: string): { workload: string; slice: string } {
  const end = name.indexOf(separator);
  return end < 0
    ? { workload: name, slice: name }
    : { workload: name.slice(0, end), slice: name.slice(end + separator.length) };
}

/** Whether a row of canonical requests is of a workload, whatever its slice. */
export const isOfWorkload = (column: Sql, workload: string): Sql =>
  `split_part(${column}, ${between}, 1) = ${literal(workload)}`;

/** The slice in a row's name; the same text for all rows where nothing tells slices apart. */
export const sliceOfRow = (column: Sql): Sql => `split_part(${column}, ${between}, 2)`;
