import type { Container, RowFormat } from "../../logs/formats/format.js";
import type { Sql } from "../../logs/sql/dialect.js";
import { literal, quoted } from "../../logs/sql/duckdb.js";
import type { Store } from "./store.js";

/** A file of rows as DuckDB opens it. */
export interface RowFile {
  /** What DuckDB opens, which for standard input is not the name that the user knows. */
  path: string;
  container: Container;
  gzip: boolean;
  /** True for a JSON document that is a list. */
  isList?: boolean;
  /** Columns of the file, with types where it has any; of JSON those of its first rows. */
  columns: ReadonlyMap<string, string>;
  /** Columns of NDJSON that hold JSON as text; absent where that is not known. */
  jsonTexts?: readonly string[] | undefined;
  /** Between the columns of CSV. */
  delimiter?: string;
  /** Blank lines before the header of CSV. */
  blankLines?: number;
}

/** Longest line, or JSON object, in bytes: a request with a million tokens of text stays far below. */
export const longestRow = 16 * 1024 * 1024;

const shape: Readonly<Record<"ndjson" | "list" | "documents", string>> = {
  ndjson: "newline_delimited",
  list: "array",
  documents: "unstructured",
};

/** Columns that are read of a file, with their types in DuckDB. */
export function columnsRead(file: RowFile, format: Pick<RowFormat, "columns" | "json">): Map<string, string> {
  if (file.container === "parquet" || file.container === "csv") {
    return new Map([...file.columns].filter(([name]) => format.columns.includes(name)));
  }
  // of JSON only the first rows are known: a key may come later
  return new Map(format.columns.map((name) => [name, format.json?.includes(name) ? "JSON" : "VARCHAR"]));
}

/** The rows of a file with the columns that are read of it, each a column of its own. */
export function relationOf(file: RowFile, read: ReadonlyMap<string, string>): Sql {
  const { container, path, gzip } = file;
  const compression = `compression = '${gzip ? "gzip" : container === "csv" ? "none" : "uncompressed"}'`;
  if (container === "parquet") return `read_parquet(${literal(path)})`;
  if (container === "csv") {
    // nothing is guessed: a few bad rows must not make another table of the file
    const columns = [...file.columns.keys()].map((name) => `${quoted(name)}: 'VARCHAR'`).join(", ");
    return `read_csv(${literal(path)}, auto_detect = false, header = true, skip = ${file.blankLines ?? 0}, columns = {${columns}}, delim = ${literal(file.delimiter ?? ",")}, quote = '"', escape = '"', ${compression}, store_rejects = true, rejects_limit = 0, max_line_size = ${longestRow}, buffer_size = ${2 * longestRow}, nullstr = ['', '\\N', 'NULL', 'null'])`;
  }
  const kind = container === "ndjson" ? "ndjson" : file.isList ? "list" : "documents";
  const columns = [...read].map(([name, type]) => `${quoted(name)}: '${type}'`).join(", ");
  // a line that is no JSON becomes a row of nulls, and is counted as one that cannot be read
  const lenient = kind === "ndjson" ? "ignore_errors = true, " : "";
  return `read_json(${literal(path)}, format = '${shape[kind]}', auto_detect = false, ${lenient}${compression}, maximum_object_size = ${longestRow}, columns = {${columns}})`;
}

/** Columns of a Parquet file with their types. @throws Error where it cannot be read */
export async function schemaOf(store: Store, file: Omit<RowFile, "columns">): Promise<Map<string, string>> {
  const described = await store.all(`DESCRIBE SELECT * FROM ${relationOf({ ...file, columns: new Map() }, new Map())}`);
  return new Map(described.map(([name, type]) => [String(name), String(type)]));
}
