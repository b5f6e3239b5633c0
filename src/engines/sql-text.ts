import type { Dialect, Parameter } from "./database.js";

const quotes: Readonly<Record<Dialect, string>> = { postgres: '"', clickhouse: "`" };

/** A name of a column or table made safe in a query, kept exactly as written. */
export function quotedName(name: string, dialect: Dialect): string {
  const quote = quotes[dialect];
  const escaped = dialect === "clickhouse" ? name.replaceAll("\\", "\\\\") : name;
  return `${quote}${escaped.replaceAll(quote, `${quote}${quote}`)}${quote}`;
}

/** "schema.name" made safe part by part; a part in double quotes may hold a dot. */
export function quotedTable(table: string, dialect: Dialect): string {
  return tableParts(table)
    .map((part) => quotedName(part, dialect))
    .join(".");
}

/** The parts of "schema.name", of which any may stand in double quotes. */
export function tableParts(table: string): string[] {
  const parts = table.match(/"(?:[^"]|"")*"|[^."]+/g) ?? [table];
  return parts.map((part) => (part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part));
}

/** Text and names in quotes, comments, and parameters: what is in quotes or comments is no parameter. */
const pieces = /'(?:[^'\\]|\\.|'')*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.|``)*`|--[^\n]*|\/\*[\s\S]*?\*\/|\$(\d+)/g;

/** A query for ClickHouse with its parameters written into it, since old servers know none. */
export function withLiterals(sql: string, parameters: readonly Parameter[]): string {
  return sql.replace(pieces, (piece, index?: string) => {
    if (index === undefined) return piece;
    const value = parameters[Number(index) - 1];
    if (value === undefined) throw new RangeError(`the query has ${piece} and ${parameters.length} parameters`);
    return clickhouseLiteral(value);
  });
}

function clickhouseLiteral(value: Parameter): string {
  if (typeof value === "string") return `'${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
  if (!Number.isFinite(value)) throw new RangeError("a parameter is not a finite number");
  // a negative number after a minus would begin a comment
  return value < 0 ? `(${value})` : `${value}`;
}
