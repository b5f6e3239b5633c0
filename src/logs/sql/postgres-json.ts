import type { Sql } from "./dialect.js";

/** A text in quotes whose backslashes mean the same whatever the server's settings are. */
export const literal = (text: string): Sql => {
  const escaped = text.replaceAll("'", "''");
  return text.includes("\\") ? ` E'${escaped.replaceAll("\\", "\\\\")}'` : `'${escaped}'`;
};
export const quoted = (name: string): Sql => `"${name.replaceAll('"', '""')}"`;

/** How deep JSON in a text column may be for its values to be read. */
const depth = 12;

/** What strings and whole values are replaced by: characters that JSON holds nowhere. */
const string = "\u0001";
const value = "\u0002";

/**
 * True where a text is JSON that PostgreSQL reads. Before version 16 nothing tells that without an error that ends the query,
 * so it is found by taking away what JSON is made of, from the inside out, until one value is left.
 */
function isJson(text: Sql): Sql {
  const take = (from: Sql, pattern: string, to: string) =>
    `regexp_replace(${from}, ${literal(pattern)}, ${literal(to)}, 'g')`;
  const characters = take(text, '"([^"\\\\\\u0001-\\u001f]|\\\\(["\\\\/bfnrt]|u[0-9a-fA-F]{4}))*"', string);
  const numbers = "-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]{1,3})?";
  let left = take(take(characters, `${numbers}|true|false|null`, value), "[ \\t\\n\\r]+", " ");
  const any = ` ?[${string}${value}] ?`;
  const pair = ` ?${string} ?:${any}`;
  for (let i = 0; i < depth; i++) {
    left = take(left, `\\[( ?|${any}(,${any})*)\\]|\\{( ?|${pair}(,${pair})*)\\}`, value);
  }
  return `(${text} !~ ${literal(`[${string}${value}]`)} AND ${left} ~ ${literal(`^${any}$`)})`;
}

/** True where JSON holds characters that PostgreSQL's text cannot. */
const isStrange = (text: Sql): Sql =>
  `regexp_replace(${text}, ${literal("\\\\u[dD][89abAB][0-9a-fA-F]{2}\\\\u[dD][c-fC-F][0-9a-fA-F]{2}")}, '', 'g') ~ ${literal("\\\\u(0000|[dD][89a-fA-F])")}`;

/** A column as a value of type json or jsonb; null where it is none that can be read. */
function jsonOf(column: Sql, type: string): Sql {
  const parsed = (text: Sql) =>
    `CASE WHEN ${isStrange(text)} THEN NULL WHEN ${isJson(text)} THEN CAST(${text} AS json) END`;
  if (type === "jsonb") {
    // JSON that was written as the text of a JSON string is read all the same
    const inner = `(${column} #>> '{}')`;
    return `CASE WHEN jsonb_typeof(${column}) = 'string' THEN CAST(${parsed(inner)} AS jsonb) ELSE ${column} END`;
  }
  if (type === "json") return `CASE WHEN NOT ${isStrange(`CAST(${column} AS text)`)} THEN ${column} END`;
  return parsed(`CAST(${column} AS text)`);
}

const pathOf = (keys: readonly string[]): Sql =>
  literal(`{${keys.map((key) => `"${key.replace(/["\\]/g, "\\$&")}"`).join(",")}}`);

/**
 * The texts at paths of a column, as one list. The column is unpacked once for all of them: LiteLLM's metadata has kilobytes
 * a row, stored compressed, and each `->` would unpack it again.
 */
export function textsOf(column: string, type: string, paths: readonly (readonly string[])[]): Sql {
  const kind = type === "jsonb" ? "jsonb" : "json";
  const at = (value: Sql, keys: readonly string[]) => `${value} #>> ${pathOf(keys)}`;
  // a name is cut off after 63 bytes, so that longer keys are looked up one by one
  const first = [...new Set(paths.map(([key = ""]) => key))];
  const isShort = first.every((key) => new TextEncoder().encode(key).length < 64);
  const fields = first.map((key) => `${quoted(key)} ${kind}`).join(", ");
  const ofObject = paths.map(([key = "", ...deeper]) => at(`keys.${quoted(key)}`, deeper)).join(", ");
  const ofOther = paths.map((keys) => at("source.value", keys)).join(", ");
  const whole = `CASE WHEN ${kind}_typeof(source.value) = 'object' THEN (SELECT ARRAY[${ofObject}] FROM ${kind}_to_record(source.value) AS keys(${fields})) ELSE ARRAY[${ofOther}] END`;
  return `(SELECT ${isShort ? whole : `ARRAY[${ofOther}]`}
    FROM (SELECT ${jsonOf(quoted(column), type)} AS value OFFSET 0) AS source)`;
}

/** Sum of the whole numbers whose key in an object begins so; null where none does or one is no number. */
export function sumAt(column: string, type: string, prefix: string): Sql {
  const kind = type === "jsonb" ? "jsonb" : "json";
  const whole = "each.value ~ '^-?[0-9]{1,15}$'";
  return `(SELECT CASE WHEN ${kind}_typeof(source.value) = 'object' THEN
      (SELECT CASE WHEN bool_and(${whole}) THEN CAST(sum(CASE WHEN ${whole} THEN CAST(each.value AS bigint) END) AS bigint) END
        FROM ${kind}_each_text(source.value) AS each(key, value) WHERE left(each.key, ${prefix.length}) = ${literal(prefix)}) END
    FROM (SELECT ${jsonOf(quoted(column), type)} AS value OFFSET 0) AS source)`;
}
