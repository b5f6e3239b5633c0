import { csvColumns } from "./csv-rows.js";
import type { Container, RowFormat } from "./formats/format.js";
import { formatsWith } from "./formats/formats.js";

/** What the first bytes of a file tell. */
export interface Head {
  container: Container | "text";
  /** Columns of CSV, top-level keys of JSON; empty where the container tells none (Parquet, text). */
  columns: readonly string[];
  /** True for a JSON document that is a list. */
  isList: boolean;
  /** Between the columns of CSV. */
  delimiter: string;
  /** Blank lines before the header of CSV. */
  blankLines: number;
  /** True where a byte order mark stands before the text. */
  isMarked: boolean;
  /** Without the byte order mark. */
  text: string;
  /** Keys of NDJSON whose values are JSON written as text; absent where the first rows do not tell. */
  jsonTexts?: readonly string[];
}

const mostRows = 50;

/** @param text the decoded beginning of a file, which may be cut in the middle of a row */
export function headOf(text: string): Head {
  const content = text.replace(/^\ufeff/, "");
  const begin = content.trimStart();
  const plain = { isList: false, delimiter: "", blankLines: 0, isMarked: content !== text, text: content };
  if (begin.startsWith("{")) return { ...plain, ...jsonHead(begin) };
  if (begin.startsWith("[")) {
    return { ...plain, container: "json", columns: keysWithin(begin.slice(1)), isList: true };
  }
  const [blank = ""] = /^(?:[^\S\r\n]*(?:\r\n|\r|\n))*/.exec(content) ?? [];
  const { columns, delimiter } = csvColumns(/^[^\r\n]*/.exec(content.slice(blank.length))?.[0] ?? "");
  const isTable = columns.length > 1 && columns.every((name) => /^[^{}"]{1,200}$/.test(name));
  if (!isTable) return { ...plain, container: "text", columns: [] };
  return { ...plain, container: "csv", columns, delimiter, blankLines: blank.match(/\r\n|\r|\n/g)?.length ?? 0 };
}

function jsonHead(text: string): Pick<Head, "container" | "columns" | "jsonTexts"> {
  const [first = "", ...others] = text.split("\n", mostRows).filter((line) => line.trim() !== "");
  if (others.length === 0 || !isOpen(first, others[0] ?? "")) {
    const objects = [first, ...others].map(objectOf).filter((object) => object !== undefined);
    // of a line that is cut off only the beginning is there
    if (objects.length === 0) return { container: "ndjson", columns: keysWithin(text) };
    const columns = [...new Set(objects.flatMap(Object.keys))];
    const isText = (value: unknown) => typeof value === "string" && /^\s*[{["]/.test(value);
    return {
      container: "ndjson",
      columns,
      jsonTexts: columns.filter((name) => objects.some((row) => isText(row[name]))),
    };
  }
  return { container: "json", columns: keysWithin(text) };
}

/** True where a line is the first of a document over several; a row that is damaged is followed by another row. */
const isOpen = (first: string, second: string): boolean =>
  objectOf(first) === undefined && (/[{[,:]\s*$/.test(first) || !second.trimStart().startsWith("{"));

function objectOf(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** Strings, which may be cut off, with the colon behind a key; and brackets. */
const tokens = /"[^"\\]*(?:\\[\s\S][^"\\]*)*(?:"(\s*:)?|\\?$)|[{}[\]]/g;

/** The top-level keys of the first objects of a text that stand in a row, even of one that is cut off. */
function keysWithin(text: string): readonly string[] {
  const keys = new Set<string>();
  let depth = 0;
  let objects = 0;
  for (const [token, colon] of text.matchAll(tokens)) {
    if (token === "{" || token === "[") depth++;
    else if (token === "}" || token === "]") {
      depth--;
      if (depth === 0) objects++;
      // the list ends, or enough is seen
      if (depth < 0 || objects === mostRows) break;
    } else if (depth === 1 && colon !== undefined) {
      for (const key of Object.keys(objectOf(`{${token}0}`) ?? {})) keys.add(key);
    }
  }
  return [...keys];
}

/**
 * The one format of rows that these columns are; several where they could be more than one; none where they are unknown. What
 * may come as lines of JSON may come as a list of them, too.
 */
export function recogniseRows({ container, columns }: Pick<Head, "container" | "columns">): readonly RowFormat[] {
  const found = formatsWith(new Set(columns)).filter(({ containers }) =>
    containers.some((each) => each === container || (each === "ndjson" && container === "json")),
  );
  const most = found[0]?.knownBy.length;
  return found.filter(({ knownBy }) => knownBy.length === most);
}
