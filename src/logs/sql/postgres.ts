import type { Dialect, Sql } from "./dialect.js";
import { literal, quoted, sumAt, textsOf } from "./postgres-json.js";
import { finite, instantOf, instantOfText, nearest, numberOfText, wholeOfText } from "./postgres-values.js";

/** What PostgreSQL calls the types of columns that are no text (format_type). */
export const isTime = (type: string): boolean => /^(timestamp|date)\b/.test(type);
export const isWhole = (type: string): boolean => /^(smallint|integer|bigint)$/.test(type);
/** A `real` is read as the text that it is shown as: widened it would get digits that nobody wrote. */
export const isNumber = (type: string): boolean => /^(double precision|numeric\b.*)$/.test(type);

/** A text without type, which PostgreSQL would not know how to compare. */
const nothing = "CAST(NULL AS text)";

/**
 * PostgreSQL from version 12 on. It has no conversion that fails in silence: what a text holds is looked at first.
 *
 * @param columns name to type, as the server writes it
 * @param timezone IANA name of the zone of times without an offset; the session's own is never used
 */
export function postgres(columns: ReadonlyMap<string, string>, timezone: string): Dialect {
  const types = new Map([...columns].map(([name, type]) => [quoted(name), type]));
  const typeOf = (value: Sql): string => types.get(value) ?? "";
  const paths = new Map<string, (readonly string[])[]>();
  const text = (value: Sql): Sql => `CAST(${value} AS text)`;
  const json = (name: string, ...path: readonly string[]): Sql => {
    if (!columns.has(name)) return nothing;
    const known = paths.get(name) ?? [];
    const isPath = (other: readonly string[]) =>
      other.length === path.length && other.every((key, i) => key === path[i]);
    if (!known.some(isPath)) known.push(path);
    paths.set(name, known);
    return `${quoted(textsName(name, columns))}[${known.findIndex(isPath) + 1}]`;
  };
  const isList = (name: string) => columns.get(name)?.endsWith("[]") ?? false;
  const place = (name: string, at: number): Sql => text(`${quoted(name)}[${at}]`);
  const mapText = (name: string, key: string): Sql =>
    isList(name) && /^[0-9]{1,6}$/.test(key) ? place(name, Number(key) + 1) : json(name, key);
  const whole = (value: Sql): Sql => (isWhole(typeOf(value)) ? `CAST(${value} AS bigint)` : wholeOfText(text(value)));
  return {
    name: "postgres",
    column: (name) => (columns.has(name) ? quoted(name) : nothing),
    has: (name) => columns.has(name),
    literal,
    text,
    json,
    mapText,
    mapNumber: (name, key) => whole(mapText(name, key)),
    mapSum: (name, prefix) => (columns.has(name) ? sumAt(name, columns.get(name) ?? "", prefix) : whole(nothing)),
    ofList: (name, at) => (isList(name) ? place(name, at + 1) : json(name, String(at))),
    whole,
    number: (value) => {
      const type = typeOf(value);
      if (isWhole(type)) return `CAST(${value} AS double precision)`;
      return isNumber(type) ? finite(value) : numberOfText(text(value));
    },
    nearest,
    instant: (value) => {
      const type = typeOf(value);
      if (type.endsWith("with time zone")) return instantOf(value);
      if (isTime(type)) return instantOf(`(CAST(${value} AS timestamp) AT TIME ZONE ${literal(timezone)})`);
      return instantOfText(text(value), timezone);
    },
    matches: (value, pattern) => `(${value} ~ ${literal(pattern)})`,
    lower: (value) => `lower(${value})`,
    trimmed: (value) => `btrim(${value})`,
    before: (value, separator) => `split_part(${value}, ${literal(separator)}, 1)`,
    behind: (value, separator) =>
      `CASE WHEN strpos(${value}, ${literal(separator)}) > 0 THEN substr(${value}, strpos(${value}, ${literal(separator)}) + ${separator.length}) ELSE ${value} END`,
    first: (...values) => `coalesce(${values.join(", ")})`,
    quotient: (value, by) => `(${value} / ${by})`,
    sum: (value) => `CAST(coalesce(sum(${value}), 0) AS bigint)`,
    countIf: (condition) => `count(*) FILTER (WHERE ${condition})`,
    fence: " OFFSET 0",
    extracted: () =>
      [...paths].map(
        ([name, asked]) => `${textsOf(name, columns.get(name) ?? "", asked)} AS ${quoted(textsName(name, columns))}`,
      ),
  };
}

/** A name that no column has. */
function textsName(name: string, columns: ReadonlyMap<string, string>): string {
  let free = `${name}.texts`;
  while (columns.has(free)) free += "'";
  return free;
}
