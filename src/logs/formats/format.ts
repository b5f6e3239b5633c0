import type { Dialect, Sql } from "../sql/dialect.js";

/** Kinds of file that rows come in. */
export const containers = ["csv", "ndjson", "json", "parquet"] as const;
export type Container = (typeof containers)[number];

/** Expressions of one row; what a format does not tell is left out. */
export interface Fields {
  /** Tells duplicates apart from requests that are alike. */
  id?: Sql | undefined;
  /** Of several rows of one id, the one with the highest counts. */
  revision?: Sql | undefined;
  /** Epoch milliseconds. */
  timestamp: Sql;
  provider?: Sql | undefined;
  model?: Sql | undefined;
  input_tokens?: Sql | undefined;
  cached_input_tokens?: Sql | undefined;
  cache_write_input_tokens?: Sql | undefined;
  output_tokens?: Sql | undefined;
  reasoning_tokens?: Sql | undefined;
  /** Milliseconds, fractions allowed. */
  latency_ms?: Sql | undefined;
  ttft_ms?: Sql | undefined;
  cost_usd?: Sql | undefined;
  /** `ok`, `rate_limited`, `error` or null. */
  status?: Sql | undefined;
  /** True where the row is one request to a model, not a step around it. */
  isRequest?: Sql | undefined;
}

/**
 * How cached tokens, read and written, stand to input tokens: `included` in them, `separate` beside them, or to be found out
 * row by row (`detect`: separate where there are more cached tokens than input tokens). A row whose cached tokens are
 * `included` and yet more than its input contradicts itself: they are then unknown, and the input stays as it is told.
 */
export type CachedTokens = "included" | "separate" | "detect";

/** A log with one row a request. */
export interface RowFormat {
  id: string;
  title: string;
  containers: readonly Container[];
  /** Columns (top-level keys) by which a file is known: all of these. */
  knownBy: readonly string[];
  /** Without these the source cannot be read. */
  required: readonly string[];
  /** Groups of columns of which a source needs one; a group is told by its first. Every column of no group stands alone. */
  oneOf?: readonly (readonly string[])[];
  /** Columns that are read. Any other stays where it is: prompts and answers are never asked for. */
  columns: readonly string[];
  /** Of these, the ones that hold JSON. */
  json?: readonly string[];
  /**
   * Where the time of a request stands as it is: a table is asked for a span of time in one of these columns, if it has just
   * one of them. With a unit, it is a number since 1970.
   */
  time?: { columns: readonly string[]; unit?: "s" | "ms" | "us" | "ns" | undefined };
  cachedTokens: CachedTokens;
  /** Rows of files whose lines are not rows, as a relation in DuckDB with columns of its own (name to type). */
  relation?(lines: Sql): { sql: Sql; columns: ReadonlyMap<string, string> };
  fields(dialect: Dialect): Fields;
  /** What a request can be counted to, by name; the first of `defaultKeys` that a row tells is its workload. */
  keys(dialect: Dialect): Readonly<Record<string, Sql>>;
  defaultKeys: readonly string[];
}
