import type { Dialect, Sql } from "../sql/dialect.js";
import type { Source } from "./column-map.js";

/** Dots of one name that are taken for a path; whatever logs really nest stays far below. */
export const mostDots = 8;

/** One way to read a name: a column, and the keys into its JSON or its map. */
export interface Reference {
  column: string;
  keys: readonly string[];
}

/** Keys one in another; then with the last of them as one key with dots in it, as the attributes of OpenTelemetry have. */
const keysOf = (steps: readonly string[]): readonly (readonly string[])[] =>
  steps.map((_, i) => [...steps.slice(0, steps.length - 1 - i), steps.slice(steps.length - 1 - i).join(".")]);

/**
 * The ways in which a name can be read, the one to prefer first: a column whose own name has dots before a path, a longer
 * column before a shorter one.
 */
export function referencesOf(name: string): readonly Reference[] {
  const steps = name.split(".");
  const whole: Reference = { column: name, keys: [] };
  if (steps.some((step) => step === "")) return [whole];
  const paths = steps.slice(1).flatMap((_, i) => {
    const column = steps.slice(0, steps.length - 1 - i).join(".");
    return keysOf(steps.slice(steps.length - 1 - i)).map((keys): Reference => ({ column, keys }));
  });
  return [whole, ...paths];
}

/** The columns that a name may need, the name itself first. */
export const columnsOf = (name: string): readonly string[] => [
  ...new Set(referencesOf(name).map(({ column }) => column)),
];

/** True where a source may have one of the columns. */
export const isThere = (dialect: Dialect, source: Source): boolean =>
  source.some((name) => columnsOf(name).some((column) => dialect.has(column)));

/** What a source holds, each way of reading it made into a value of one type; the first that is not null. */
export function read(dialect: Dialect, source: Source, convert: (value: Sql) => Sql): Sql {
  const found = source.flatMap(referencesOf).filter(({ column }) => dialect.has(column));
  const values = found.map(({ column, keys }) => convert(valueAt(dialect, column, keys)));
  const [first = convert("NULL"), ...others] = values;
  return others.length === 0 ? first : dialect.first(first, ...others);
}

function valueAt(dialect: Dialect, column: string, keys: readonly string[]): Sql {
  const [key, ...deeper] = keys;
  if (key === undefined) return dialect.column(column);
  return deeper.length === 0 ? dialect.mapText(column, key) : dialect.json(column, ...keys);
}

/** Text without spaces around it; null where that is empty. */
export const readText = (dialect: Dialect, source: Source): Sql =>
  read(dialect, source, (value) => `nullif(${dialect.trimmed(dialect.text(value))}, '')`);
