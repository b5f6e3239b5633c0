import Papa from "papaparse";
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
  text: string;
}

const mostRows = 50;

/** @param text the decoded beginning of a file, which may be cut in the middle of a row */
export function headOf(text: string): Head {
  const content = text.replace(/^\ufeff/, "");
  const begin = content.trimStart();
  if (begin.startsWith("{")) return jsonHead(begin);
  if (begin.startsWith("[")) {
    return {
      container: "json",
      columns: keysOf(firstObjects(begin.slice(1))),
      isList: true,
      delimiter: "",
      text: content,
    };
  }
  const { columns, delimiter } = csvHeader(content);
  const isTable = columns.length > 1 && columns.every((name) => /^[^{}"\n]{1,200}$/.test(name));
  return {
    container: isTable ? "csv" : "text",
    columns: isTable ? columns : [],
    isList: false,
    delimiter,
    text: content,
  };
}

function jsonHead(text: string): Head {
  const lines = text.split("\n").slice(0, mostRows);
  const objects = lines.map(objectOf).filter((object) => object !== undefined);
  // of a line that is cut off, or of a document over several lines, only the beginning is there
  if (objects.length > 0 || lines.length === 1) {
    const found = objects.length > 0 ? objects : firstObjects(text);
    return { container: "ndjson", columns: keysOf(found), isList: false, delimiter: "", text };
  }
  const isLines = lines.length > 1 && lines[1]?.trimStart().startsWith("{") && (lines[0]?.length ?? 0) > 2;
  return {
    container: isLines ? "ndjson" : "json",
    columns: keysOf(firstObjects(text)),
    isList: false,
    delimiter: "",
    text,
  };
}

function objectOf(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** The top-level keys of the first object of a text, even of one that is cut off. */
function firstObjects(text: string): readonly Record<string, unknown>[] {
  const found: Record<string, unknown> = {};
  let depth = 0;
  for (const match of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g)) {
    const [token, colon] = match;
    if (token === "{" || token === "[") depth++;
    else if (token === "}" || token === "]") {
      depth--;
      if (depth <= 0) break;
    } else if (depth === 1 && colon !== undefined) {
      const name = objectOf(`{${token} 0}`);
      Object.assign(found, name);
    }
  }
  return [found];
}

const keysOf = (objects: readonly Record<string, unknown>[]): readonly string[] => [
  ...new Set(objects.flatMap(Object.keys)),
];

/** A name that is there twice gets a number, so that each column can be named. */
function csvHeader(text: string): { columns: readonly string[]; delimiter: string } {
  const end = text.indexOf("\n");
  const { data, meta } = Papa.parse<string[]>(end < 0 ? text : text.slice(0, end), {
    skipEmptyLines: true,
    delimitersToGuess: [",", ";", "\t", "|"],
  });
  const seen = new Set<string>();
  const columns = (data[0] ?? []).map((raw, i) => {
    const name = raw.trim();
    const own = name === "" || seen.has(name.toLowerCase()) ? `${name}#${i + 1}` : name;
    seen.add(own.toLowerCase());
    return own;
  });
  return { columns, delimiter: meta.delimiter };
}

/** The one format of rows that these columns are; several where they could be more than one; none where they are unknown. */
export function recogniseRows({ container, columns }: Pick<Head, "container" | "columns">): readonly RowFormat[] {
  const found = formatsWith(new Set(columns)).filter(({ containers }) => containers.some((each) => each === container));
  const most = found[0]?.knownBy.length;
  return found.filter(({ knownBy }) => knownBy.length === most);
}
