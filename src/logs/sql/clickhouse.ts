import {
  finite,
  instantOf,
  instantOfText,
  isNumber,
  isTime,
  isWhole,
  literal,
  nearest,
  numberOfText,
  plainType,
  quoted,
  textOf,
  trimmed,
  wholeOf,
  wholeOfText,
} from "./clickhouse-values.js";
import type { Dialect, Sql } from "./dialect.js";

/**
 * A text that is null in every row. Servers of 2018 take the first of several values wrongly, or end, where one of them is
 * null by its type.
 */
const nothing = "nullif(materialize(''), '')";

/**
 * ClickHouse from 18.16 on, as far as a source needs no more: maps are known since 21, values inside JSON since 20.
 *
 * @param columns name to type, as the server writes it
 * @param timezone IANA name of the zone of times that are text and bring no offset
 */
export function clickhouse(columns: ReadonlyMap<string, string>, timezone: string): Dialect {
  const types = new Map([...columns].map(([name, type]) => [quoted(name), plainType(type)]));
  const typeOf = (value: Sql): string => types.get(value) ?? "";
  const text = (value: Sql): Sql => (value === nothing || value === "NULL" ? nothing : textOf(value));
  const ofColumn = (name: string): string => typeOf(quoted(name));
  const json = (name: string, ...path: readonly string[]): Sql => {
    if (!columns.has(name)) return nothing;
    return valueAt(ofColumn(name) === "String" ? quoted(name) : text(quoted(name)), path);
  };
  const mapText = (name: string, key: string): Sql => {
    const column = quoted(name);
    const type = ofColumn(name);
    if (type.startsWith("Array(") && /^[0-9]{1,6}$/.test(key)) return place(name, Number(key) + 1);
    if (!type.startsWith("Map(")) return json(name, key);
    return `CASE WHEN mapContains(${column}, ${literal(key)}) THEN ${text(`${column}[${literal(key)}]`)} ELSE NULL END`;
  };
  const place = (name: string, at: number): Sql =>
    `CASE WHEN length(${quoted(name)}) >= ${at} THEN ${text(`${quoted(name)}[${at}]`)} ELSE NULL END`;
  const whole = (value: Sql): Sql => {
    const type = typeOf(value);
    return isWhole(type) ? wholeOf(value, type) : wholeOfText(text(value));
  };
  return {
    name: "clickhouse",
    column: (name) => (columns.has(name) ? quoted(name) : nothing),
    has: (name) => columns.has(name),
    literal,
    text,
    json,
    mapText,
    mapNumber: (name, key) => whole(mapText(name, key)),
    mapSum: (name, prefix) => sumAt(quoted(name), ofColumn(name), prefix) ?? whole(nothing),
    ofList: (name, at) => (ofColumn(name).startsWith("Array(") ? place(name, at + 1) : json(name, String(at))),
    whole,
    number: (value) => {
      const type = typeOf(value);
      if (isWhole(type)) return `toFloat64(${value})`;
      return isNumber(type) ? finite(value) : numberOfText(text(value));
    },
    nearest,
    instant: (value) => {
      const type = typeOf(value);
      if (isTime(type)) return instantOf(value, type);
      return instantOfText(text(value), timezone);
    },
    matches: (value, pattern) => `match(${value}, ${literal(pattern)})`,
    lower: (value) => `lowerUTF8(${value})`,
    trimmed,
    before: (value, separator) =>
      `CASE WHEN position(${value}, ${literal(separator)}) > 0 THEN substring(${value}, 1, toInt64(position(${value}, ${literal(separator)})) - 1) ELSE ${value} END`,
    behind: (value, separator) =>
      `CASE WHEN position(${value}, ${literal(separator)}) > 0 THEN substring(${value}, position(${value}, ${literal(separator)}) + ${separator.length}) ELSE ${value} END`,
    first: (...values) => {
      const told = values.filter((value) => value !== nothing && value !== "NULL");
      return told.length > 1 ? `coalesce(${told.join(", ")})` : (told[0] ?? nothing);
    },
    quotient: (value, by) => `intDiv(${value}, ${by})`,
    sum: (value) => `toInt64(coalesce(sum(${value}), 0))`,
    countIf: (condition) => `sum(CASE WHEN ${condition} THEN 1 ELSE 0 END)`,
  };
}

/** Text at a path of JSON. A number is a place in a list, from 1 here, and in an object a key. */
function valueAt(column: Sql, path: readonly string[], done: readonly string[] = []): Sql {
  const [step, ...rest] = path;
  const arguments_ = [column, ...done].join(", ");
  if (step === undefined) return `JSONExtract(${arguments_}, 'Nullable(String)')`;
  const asKey = valueAt(column, rest, [...done, literal(step)]);
  if (!/^[0-9]{1,6}$/.test(step)) return asKey;
  const asPlace = valueAt(column, rest, [...done, String(Number(step) + 1)]);
  return `CASE WHEN toString(JSONType(${arguments_})) = 'Array' THEN ${asPlace} ELSE ${asKey} END`;
}

/** Sum of the values of a map, or of an object in JSON, whose key begins so; null where none does. */
function sumAt(column: Sql, type: string, prefix: string): Sql | undefined {
  const isKey = (key: Sql) => `startsWith(${key}, ${literal(prefix)})`;
  const total = (values: Sql) => `CASE WHEN length(${values}) > 0 THEN toInt64(arraySum(${values})) ELSE NULL END`;
  if (type.startsWith("Map("))
    return total(`arrayFilter((v, k) -> ${isKey("k")}, mapValues(${column}), mapKeys(${column}))`);
  if (type !== "String") return undefined;
  const pairs = `JSONExtractKeysAndValues(${column}, 'Int64')`;
  return total(`arrayMap(pair -> pair.2, arrayFilter(pair -> ${isKey("pair.1")}, ${pairs}))`);
}
