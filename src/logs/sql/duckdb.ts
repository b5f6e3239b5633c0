import type { Dialect, Sql } from "./dialect.js";

export const quoted = (name: string): Sql => `"${name.replaceAll('"', '""')}"`;
export const literal = (text: string): Sql => `'${text.replaceAll("'", "''")}'`;

/** As a JSON pointer (RFC 6901): any text is a key in it, where a path would take some for wildcards or refuse them. */
const pointerOf = (path: readonly string[]): string =>
  path.map((step) => `/${step.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("") || "$";

/**
 * DuckDB. Each of the columns that its expressions rest on parses a JSON column once, whatever is read of it, or a time: inside
 * CASE the engine computes an expression as often as it stands there.
 */
export interface DuckDb extends Dialect {
  extracted(): readonly Sql[];
  computed(): readonly Sql[];
}

/**
 * @param columns name to DuckDB type. Times are read in the zone of the session, unless they bring an offset
 * @param jsonTexts columns of type JSON that may hold JSON as the text of a JSON string; any may where that is not known
 */
export function duckDb(columns: ReadonlyMap<string, string>, jsonTexts?: readonly string[]): DuckDb {
  const paths = new Map<string, string[]>();
  const typeOf = (name: string): string => columns.get(name) ?? "";
  const column = (name: string): Sql => (columns.has(name) ? quoted(name) : "NULL");
  const json = (name: string, ...path: readonly string[]): Sql => {
    if (!columns.has(name)) return "NULL";
    const known = paths.get(name) ?? [];
    const asked = pointerOf(path);
    if (!known.includes(asked)) known.push(asked);
    paths.set(name, known);
    // of a JSON null it gives null, not the text
    return `${quoted(valuesOf(name))}[${known.indexOf(asked) + 1}]`;
  };
  const lower = new Set([...columns.keys()].map((name) => name.toLowerCase()));
  /** A name that no column has. */
  const unused = (name: string): string => {
    let free = name;
    while (lower.has(free.toLowerCase())) free += "'";
    return free;
  };
  const valuesOf = (name: string): string => unused(`${name}.values`);
  const jsonOf = (name: string): Sql => {
    if (typeOf(name) !== "JSON") return parsed(quoted(name));
    return jsonTexts === undefined || jsonTexts.includes(name) ? unwrapped(quoted(name)) : quoted(name);
  };
  const isMap = (name: string) => typeOf(name).startsWith("MAP(VARCHAR");
  const mapText = (name: string, key: string): Sql =>
    isMap(name) ? `CAST(${quoted(name)}[${literal(key)}] AS VARCHAR)` : json(name, key);
  const times = new Map<Sql, string>();
  const timeOf = (value: Sql): string => {
    const name = times.get(value) ?? unused(`time ${times.size + 1}`);
    times.set(value, name);
    return name;
  };
  const number = (value: Sql): Sql => finite(`TRY_CAST(${value} AS DOUBLE)`);
  const whole = (value: Sql): Sql => `TRY_CAST(${value} AS BIGINT)`;
  return {
    name: "duckdb",
    column,
    has: (name) => columns.has(name),
    literal,
    text: (value) => `CAST(${value} AS VARCHAR)`,
    json,
    mapText,
    mapNumber: (name, key) => whole(mapText(name, key)),
    mapSum: (name, prefix) => {
      if (!columns.has(name)) return "NULL";
      const map = isMap(name) ? quoted(name) : `TRY_CAST(TRY_CAST(${quoted(name)} AS JSON) AS MAP(VARCHAR, BIGINT))`;
      const values = `list_filter(map_entries(${map}), lambda entry: starts_with(entry.key, ${literal(prefix)}))`;
      return whole(`list_sum(list_transform(${values}, lambda entry: entry.value))`);
    },
    ofList: (name, at) => {
      if (!columns.has(name)) return "NULL";
      if (typeOf(name).endsWith("[]")) return `CAST(${quoted(name)}[${at + 1}] AS VARCHAR)`;
      // parsed where it is asked for: a list is read for want of anything better, in few rows or none
      return `json_extract_string(${jsonOf(name)}, ${literal(pointerOf([String(at)]))})`;
    },
    whole,
    number,
    nearest: (value) => whole(`floor((${value}) + 0.5)`),
    instant: (value) => {
      const at = quoted(timeOf(value));
      // the year 0, which only stands for no time, is none to PostgreSQL
      return `CASE WHEN ${at} >= ${yearOne} THEN ${at} END`;
    },
    matches: (value, pattern) => `regexp_matches(${value}, ${literal(pattern)})`,
    lower: (value) => `lower(${value})`,
    trimmed: (value) => `trim(${value})`,
    before: (value, separator) => `split_part(${value}, ${literal(separator)}, 1)`,
    behind: (value, separator) =>
      `CASE WHEN contains(${value}, ${literal(separator)}) THEN substr(${value}, instr(${value}, ${literal(separator)}) + ${separator.length}) ELSE ${value} END`,
    first: (...values) => `coalesce(${values.join(", ")})`,
    quotient: (value, by) => `(${value} // ${by})`,
    sum: (value) => `CAST(coalesce(sum(${value}), 0) AS BIGINT)`,
    countIf: (condition) => `count(*) FILTER (${condition})`,
    extracted: () =>
      [...paths].map(([name, asked]) => `${extraction(jsonOf(name), asked)} AS ${quoted(valuesOf(name))}`),
    computed: () => [...times].map(([value, name]) => `epoch_ms(TRY_CAST(${value} AS TIMESTAMPTZ)) AS ${quoted(name)}`),
  };
}

/** The beginning of the year 1, UTC, in epoch milliseconds. */
const yearOne = -62_135_596_800_000;

/** @param json the column as JSON */
const extraction = (json: Sql, pointers: readonly string[]): Sql =>
  `json_extract_string(${json}, [${pointers.map(literal).join(", ")}])`;

/** Text that is not JSON has no values. */
const parsed = (value: Sql): Sql => `TRY_CAST(${value} AS JSON)`;

/** JSON that was written as the text of a JSON string is read all the same. */
const unwrapped = (value: Sql): Sql =>
  `CASE WHEN starts_with(CAST(${value} AS VARCHAR), '"') THEN ${parsed(`json_extract_string(${value}, '$')`)} ELSE ${value} END`;

const finite = (value: Sql): Sql => `CASE WHEN isfinite(${value}) THEN ${value} END`;
