/** What is asked of the rows. Times are epoch milliseconds; `until` itself is not included. */
export interface Asked {
  /** Keys of the format; the first that a row tells is its workload. */
  by: readonly string[];
  since?: number | undefined;
  until?: number | undefined;
  /** Rows later than this cannot be: a clock ran ahead. */
  latest: number;
}
