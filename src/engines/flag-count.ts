import type { SourceAccount } from "../evidence/account.js";
import { unusable } from "../logs/sql/flags.js";

/** Rows with the same flags. */
export interface FlagCount {
  flags: number;
  rows: number;
  /** Epoch milliseconds of the earliest and latest; null where none can be read. */
  first: number | null;
  last: number | null;
  /** Rows with an id. */
  ids: number;
}

/** A row of the query `account`. */
export const flagCount = ([flags, rows, first, last, ids]: readonly unknown[]): FlagCount => ({
  flags: Number(flags),
  rows: Number(rows),
  first: first === null ? null : Number(first),
  last: last === null ? null : Number(last),
  ids: Number(ids),
});

/** The times between which rows that can be used lie, and whether ids tell duplicates apart. */
export function extentOf(counts: readonly FlagCount[]): Pick<SourceAccount, "from" | "to" | "duplicates_unknown"> {
  const times = counts
    .filter(({ flags }) => flags < unusable)
    .flatMap(({ first, last }) => [first, last])
    .filter((time) => time !== null);
  return {
    from: times.length > 0 ? Math.min(...times) : null,
    to: times.length > 0 ? Math.max(...times) : null,
    duplicates_unknown: counts.every(({ ids }) => ids === 0),
  };
}
