/** SQL text of an expression. */
export type Sql = string;

/**
 * How one engine spells what the formats are read with. Every value may be null, and every reading that fails gives null:
 * one bad row never stops a query.
 */
export interface Dialect {
  name: "duckdb" | "postgres" | "clickhouse";
  /** A column of the source; null where the source lacks it. */
  column(name: string): Sql;
  has(name: string): boolean;
  literal(text: string): Sql;
  text(value: Sql): Sql;
  /** Text at a path of a JSON column. A number is a key, or the place in a list counted from 0. */
  json(column: string, ...path: readonly string[]): Sql;
  /** Value of a map column at a key, as a number; null where it lacks the key. */
  mapNumber(column: string, key: string): Sql;
  mapText(column: string, key: string): Sql;
  /** Sum of the values whose key begins so; null where no key does. */
  mapSum(column: string, prefix: string): Sql;
  /** Text at a place of a JSON list of texts, or of a list column, counted from 0. */
  ofList(column: string, at: number): Sql;
  /** A whole number (64 bit). */
  whole(value: Sql): Sql;
  /** A floating-point number; null for what is not finite. */
  number(value: Sql): Sql;
  /** The nearest whole number of a number, halves up, the same in every engine. */
  nearest(value: Sql): Sql;
  /** Epoch milliseconds of an ISO 8601 text or a time column; without an offset it is in the zone that was asked for. */
  instant(value: Sql): Sql;
  matches(value: Sql, pattern: string): Sql;
  lower(value: Sql): Sql;
  /** Without the spaces around it. */
  trimmed(value: Sql): Sql;
  /** The part of a text before, or behind, the first separator; the whole text where there is none. */
  before(value: Sql, separator: string): Sql;
  behind(value: Sql, separator: string): Sql;
  first(...values: readonly Sql[]): Sql;
  /** Whole quotient of whole numbers from 0, rounded down. */
  quotient(value: Sql, by: number): Sql;
  /** Sum of a whole number over rows, zero over none. */
  sum(value: Sql): Sql;
  countIf(condition: Sql): Sql;
  /** Put behind a subquery whose expressions would else be copied into the query around it, and computed as often. */
  fence?: Sql;
  /** Columns to select beside those of the source, which the expressions rest on. */
  extracted?(): readonly Sql[];
  /** Columns to select behind those, each computed once, however many expressions rest on it. */
  computed?(): readonly Sql[];
}

/** `CASE`, spelled alike everywhere. */
export const when = (condition: Sql, then: Sql, otherwise: Sql = "NULL"): Sql =>
  `CASE WHEN ${condition} THEN ${then} ELSE ${otherwise} END`;

/** What lies between two whole numbers, as a floating-point number: ClickHouse takes no list of both kinds. */
export const between = (from: Sql, to: Sql): Sql => `((${to} - ${from}) * 1e0)`;
