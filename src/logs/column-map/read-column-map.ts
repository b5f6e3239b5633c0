import type { Node } from "yaml";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { Findings } from "../../workloads/findings.js";
import { readDocument } from "../../workloads/read-document.js";
import { type Reading, spanOf } from "../../workloads/reading.js";
import { SourceText } from "../../workloads/source-text.js";
import type { CachedTokens, RowFormat } from "../formats/format.js";
import type { ColumnMap, Only, TextSource } from "./column-map.js";
import { readColumns } from "./read-columns.js";
import { type Context, readTextSource } from "./read-field.js";
import { readKeys, readMap, topKeys, type Value } from "./read-keys.js";
import { checkName, NamedColumns, readChoice, readWords } from "./read-values.js";
import { rowFormatOf } from "./row-format.js";

/** `map` and `format` are absent where the file has an error. */
export interface ColumnMapRead {
  map?: ColumnMap;
  format?: RowFormat;
  /** Every problem, in the order of the text. */
  diagnostics: Diagnostic[];
}

/** Far more than any log has columns. */
const limits = { maxValues: 20_000, empty: "map-file-empty" } as const;

/** Things to count by, and values that rows are left in by: each becomes a piece of the query. */
const mostKeys = 50;

const cachedTokens: readonly CachedTokens[] = ["included", "separate", "detect"];

/** What stands under a key that has a map of names of the user's own. */
function readOwn<T>(
  { reading }: Context,
  value: Value | undefined,
  example: string,
  readOne: (value: Value, at: Value["at"]) => T | undefined,
): T[] {
  if (value === undefined) return [];
  const entries = readMap(reading, value, { where: `\`${value.key}\``, keys: [example] }) ?? [];
  if (entries.length > mostKeys) {
    reading.add("map-list-long", value.at, { key: value.key, items: entries.length, limit: mostKeys });
    return [];
  }
  return entries.flatMap(({ keyAt, ...each }) => {
    const read = readOne(each, keyAt);
    return read === undefined ? [] : [read];
  });
}

const taken = ["workload", "provider", "model"];

function readCountedBy(context: Context, value: Value | undefined): ReadonlyMap<string, TextSource> {
  const { reading } = context;
  const read = readOwn(context, value, "team: team_column", (each, at) => {
    const { key } = each;
    if (taken.includes(key)) reading.add("map-key-taken", at, { key });
    else if (!/^[a-z][\w.-]{0,63}$/i.test(key)) reading.add("map-key-name", at, { key });
    const source = readTextSource(context, each);
    return source && ([key, source] as const);
  });
  return new Map(read);
}

/** Here the keys themselves are columns. */
function readOnly(context: Context, value: Value | undefined): readonly Only[] {
  const { reading, named } = context;
  return readOwn(context, value, "a_column: [a, b]", (each, at): Only | undefined => {
    const name = checkName(reading, each.key, at, "only", named);
    const values = readWords(reading, each);
    return name === undefined || values === undefined ? undefined : { from: [name], values };
  });
}

function readTree(reading: Reading, root: Node): ColumnMap | undefined {
  const context = { reading, named: new NamedColumns() };
  const at = spanOf(root);
  const top = readKeys(reading, { node: reading.resolve(root), at }, { where: "A column map", keys: topKeys });
  if (top === undefined) return undefined;
  const value = top.get("columns");
  if (value === undefined) {
    reading.add("map-key-missing", { start: at.start, end: at.start + 1 }, { key: "columns", of: "a column map" });
  }
  const columns = value && readColumns(context, value);
  const cached = top.get("cached_tokens");
  const how = cached && readChoice(reading, cached, cachedTokens);
  const keys = readCountedBy(context, top.get("keys"));
  const only = readOnly(context, top.get("only"));
  if (columns === undefined) return undefined;
  if (value && columns.workload === undefined && keys.size === 0) {
    reading.add("map-no-workload", { start: value.at.start, end: value.at.start + 1 }, {}, "warning");
  }
  return { ...columns, cachedTokens: how ?? "detect", keys, only };
}

/** Problems that speak of workload files, in words for column maps. */
const ownCodes: Readonly<Record<string, string>> = {
  "control-character": "map-file-control",
  "syntax-multiple-documents": "map-file-documents",
  "syntax-too-deep": "map-file-deep",
  "file-too-many-values": "map-file-too-many-values",
};

/**
 * Reads a column map, YAML or JSON: how the columns of a log of one's own are to be read. Pure. Reports every problem at once,
 * each with its place and what was expected; never throws, whatever the text.
 */
export function readColumnMap({ file, text }: { file: string; text: string }): ColumnMapRead {
  const source = new SourceText(file, text.startsWith("\ufeff") ? text.slice(1) : text);
  const findings = new Findings(source);
  const map = readDocument(source, findings, limits, readTree);
  const diagnostics = findings.sorted().map((found) => ({ ...found, code: ownCodes[found.code] ?? found.code }));
  const isSound = map !== undefined && !diagnostics.some(({ severity }) => severity === "error");
  return isSound ? { map, format: rowFormatOf(map, file), diagnostics } : { diagnostics };
}
