/** What can be wrong with a row, or keep it out. */
export const faults = [
  "negative_latency",
  "late_first_token",
  "negative_tokens",
  "no_workload",
  "not_a_request",
  "unreadable",
  "impossible_time",
  "outside",
  "duplicate",
] as const;
export type Fault = (typeof faults)[number];

/** How many rows have a fault, and the first of them: their numbers in the source, from 1. */
export interface FaultCount {
  fault: Fault;
  rows: number;
  places: readonly number[];
}

/** What became of one source's rows. */
export interface SourceAccount {
  /** As the user named it, without what a connection keeps secret. */
  source: string;
  /** Id of the format. */
  format: string;
  engine: "duckdb" | "postgres" | "clickhouse" | "report";
  /** Keys that its requests were counted to workloads by, in the order in which they are asked. */
  by: readonly string[];
  rows: number;
  /** Rows that are in the figures. */
  used: number;
  faults: readonly FaultCount[];
  /** Rows that stand behind a row with a later time, and how far the furthest step back goes; null where rows have no order. */
  out_of_order: { rows: number; furthest_ms: number } | null;
  /** Epoch milliseconds of the first and last row in the figures. */
  from: number | null;
  to: number | null;
  /** Columns of the format that the source lacks. */
  missing_columns: readonly string[];
  /** True where a compressed file ends before its end. */
  truncated: boolean;
  /** True where the source has no request ids, so that duplicates cannot be told. */
  duplicates_unknown: boolean;
}

/** Faults of rows that should have been there: what they say is lost. */
const lost: ReadonlySet<Fault> = new Set(["unreadable", "impossible_time"]);

/** Rows that should be in the figures and could not be read, the one that a truncated file ends in among them. */
export const badRows = ({ faults: found, truncated }: Pick<SourceAccount, "faults" | "truncated">): number =>
  Math.max(
    found.reduce((sum, { fault, rows }) => sum + (lost.has(fault) ? rows : 0), 0),
    truncated ? 1 : 0,
  );
