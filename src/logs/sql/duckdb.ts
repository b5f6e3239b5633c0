import type { Dialect, Sql } from "./dialect.js";

export const quoted = (name: string): Sql => `"${name.replaceAll('"', '""')}"`;
export const literal = (text: string): Sql => `'${text.replaceAll("'", "''")}'`;

const pathOf = (path: readonly string[]): string =>
  `$${path.map((step) => `."${step.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`).join("")}`;

/** DuckDB, and the values at paths of JSON columns that its expressions rest on. */
export interface DuckDb extends Dialect {
  /** Columns to select beside those of the source: each parses its JSON column once, whatever is read of it. */
  extracted(): readonly Sql[];
}

/**
 * @param columns name to DuckDB type. Times are read in the zone of the session, unless they bring an offset
 */
export function duckDb(columns: ReadonlyMap<string, string>): DuckDb {
  const paths = new Map<string, string[]>();
  const typeOf = (name: string): string => columns.get(name) ?? "";
  const column = (name: string): Sql => (columns.has(name) ? quoted(name) : "NULL");
  const json = (name: string, ...path: readonly string[]): Sql => {
    if (!columns.has(name)) return "NULL";
    const known = paths.get(name) ?? [];
    const asked = pathOf(path);
    if (!known.includes(asked)) known.push(asked);
    paths.set(name, known);
    // of a JSON null it gives null, not the text
    return `${quoted(`${name}.values`)}[${known.indexOf(asked) + 1}]`;
  };
  const isMap = (name: string) => typeOf(name).startsWith("MAP");
  const mapText = (name: string, key: string): Sql =>
    isMap(name) ? `CAST(${quoted(name)}[${literal(key)}] AS VARCHAR)` : json(name, key);
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
      return `CAST(list_sum(list_transform(${values}, lambda entry: entry.value)) AS BIGINT)`;
    },
    firstOfList: (name) => {
      if (!columns.has(name)) return "NULL";
      return typeOf(name).endsWith("[]") ? `CAST(${quoted(name)}[1] AS VARCHAR)` : json(name, "0");
    },
    whole,
    number,
    instant: (value) => `epoch_ms(TRY_CAST(${value} AS TIMESTAMPTZ))`,
    matches: (value, pattern) => `regexp_matches(${value}, ${literal(pattern)})`,
    lower: (value) => `lower(${value})`,
    before: (value, separator) => `split_part(${value}, ${literal(separator)}, 1)`,
    behind: (value, separator) =>
      `CASE WHEN contains(${value}, ${literal(separator)}) THEN substr(${value}, instr(${value}, ${literal(separator)}) + ${separator.length}) ELSE ${value} END`,
    first: (...values) => `coalesce(${values.join(", ")})`,
    quotient: (value, by) => `(${value} // ${by})`,
    sum: (value) => `CAST(coalesce(sum(${value}), 0) AS BIGINT)`,
    countIf: (condition) => `count(*) FILTER (${condition})`,
    extracted: () => [...paths].map(([name, asked]) => `${values(name, asked)} AS ${quoted(`${name}.values`)}`),
  };
}

/** Text that is not JSON has no values; an index in a path stands for the place in a list. */
function values(name: string, paths: readonly string[]): Sql {
  const asked = paths.map((path) => literal(path.replace(/^\$\."(\d+)"$/, "$[$1]")));
  return `json_extract_string(TRY_CAST(${quoted(name)} AS JSON), [${asked.join(", ")}])`;
}

const finite = (value: Sql): Sql => `CASE WHEN isfinite(${value}) THEN ${value} END`;
