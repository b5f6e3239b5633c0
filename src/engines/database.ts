export type Dialect = "postgres" | "clickhouse";

/** What a server gives for a column: whole numbers and decimals as numbers, everything that is no number as text. */
export type Value = string | number | boolean | null;
export type Row = readonly Value[];

/** A value in place of $1, $2, …: always a value, never a name of a table or column. */
export type Parameter = string | number;

/** A connection that only reads, and asks one question at a time. Every failure is a DatabaseError. */
export interface Database {
  readonly dialect: Dialect;
  /** As the server tells it: "15.4 (Debian 15.4-1)", "18.16.1". */
  readonly version: string;
  /** Rows as they come: memory does not grow with their number. `$1` stands for the first parameter in both dialects. */
  rows(sql: string, parameters?: readonly Parameter[]): AsyncIterable<Row>;
  /** The columns of a table, "name" or "schema.name", with their types as the server writes them. */
  columns(table: string): Promise<ReadonlyMap<string, string>>;
  /** Safe to call at any time, also twice. */
  close(): Promise<void>;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export interface ConnectOptions {
  /** How long a query may take before the server ends it; a little later the connection is given up. */
  timeoutMs: number;
  /** Variables that fill in what the address leaves out: PGPASSWORD, PGUSER, CLICKHOUSE_PASSWORD, … Default: none. */
  env?: Environment;
}

/** A server that is to end a query itself is given this much longer before the connection counts as dead. */
export const patienceMs = (timeoutMs: number): number => timeoutMs + Math.min(5_000, timeoutMs / 2);
