/**
 * What is told of a workload or of all, before it is laid out: a terminal and a markdown file are written from the same
 * parts. Texts are raw, with the user's own words in them: whoever lays them out makes them safe.
 */
export type Part =
  /** Names with one or several lines beside each. */
  | { kind: "pairs"; title: string; rows: readonly Pair[] }
  | { kind: "table"; title: string; table: Grid }
  | { kind: "list"; title: string; items: readonly string[] }
  /** Shares of 24 hours of the day, UTC; null where an hour is not known. */
  | { kind: "hours"; title: string; shares: readonly (number | null)[] }
  /** Load by the hour, from an epoch hour on. */
  | { kind: "days"; title: string; start: number; values: readonly number[] };

export type Pair = readonly [name: string, ...lines: string[]];

/** Cells of a table; columns whose numbers are read downwards stand to the right. */
export interface Grid {
  head: readonly string[];
  rows: readonly (readonly string[])[];
  right: readonly number[];
  /** Where the first column has identifiers of this program, and no words. */
  identifiers?: true;
}

export const pairs = (title: string, rows: readonly Pair[]): Part[] =>
  rows.length === 0 ? [] : [{ kind: "pairs", title, rows }];

export const list = (title: string, items: readonly string[]): Part[] =>
  items.length === 0 ? [] : [{ kind: "list", title, items }];

export const grid = (title: string, table: Grid): Part[] =>
  table.rows.length === 0 ? [] : [{ kind: "table", title, table }];
