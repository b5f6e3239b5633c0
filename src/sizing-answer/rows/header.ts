import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { CsvRecord } from "./records.js";

/** Columns that are read. */
export const inputColumns = ["model", "gpu", "n_gpus", "tp", "precision", "isl", "osl", "concurrency"] as const;
export type InputColumn = (typeof inputColumns)[number] | "kv_precision";

/** Columns that are added behind those of the file. */
export const outputColumns = ["output_tok_s", "ttft_ms", "tpot_ms", "low", "high", "basis"] as const;

export interface Header {
  /** Columns of the file, the ones that are not read among them. */
  width: number;
  /** Where each column stands that is read. */
  places: ReadonlyMap<InputColumn, number>;
  /** The header of the output. */
  text: string;
}

/** What other programs put between columns. */
const delimiters = new Map([
  [";", "semicolons"],
  ["\t", "tabs"],
  ["|", "bars"],
]);

/** What explains at once that none of the columns is there. */
function causeOf(record: CsvRecord, file: string): Diagnostic | undefined {
  const { text: sourceLine, line } = record;
  const problem = (code: string, col: number, args = {}): Diagnostic => {
    return { code, severity: "error", args, at: { file, line, col }, sourceLine };
  };
  const end = sourceLine.indexOf("\r");
  if (end !== -1) return problem("table-returns", end + 1);
  for (const [character, delimiter] of delimiters) {
    const names = sourceLine.split(character).map((name) => name.trim().toLowerCase());
    const found = inputColumns.filter((column) => names.includes(column));
    if (found.length > 1) return problem("table-delimiter", sourceLine.indexOf(character) + 1, { delimiter });
  }
  return undefined;
}

/** Finds the columns by name, in any order and case. `kv_precision` is read where it is there. */
export function headerOf(record: CsvRecord, file: string): { header?: Header; diagnostics: Diagnostic[] } {
  const cause = causeOf(record, file);
  if (cause) return { diagnostics: [cause] };
  const names = record.fields.map((name) => name.trim().toLowerCase());
  const diagnostics: Diagnostic[] = [];
  const problem = (code: string, column: string, severity: Diagnostic["severity"]): void => {
    const args = { column, found: names.filter((name) => name !== ""), expected: inputColumns };
    diagnostics.push({ code, severity, args, at: { file, line: record.line, col: 1 }, sourceLine: record.text });
  };
  for (const name of inputColumns) {
    if (!names.includes(name)) problem("column-missing", name, "error");
    else if (names.indexOf(name) !== names.lastIndexOf(name)) problem("column-repeated", name, "error");
  }
  for (const name of outputColumns) if (names.includes(name)) problem("column-taken", name, "warning");
  if (diagnostics.some(({ severity }) => severity === "error")) return { diagnostics };
  const read: readonly InputColumn[] = [...inputColumns, "kv_precision"];
  const places = new Map(read.map((name) => [name, names.indexOf(name)] as const).filter(([, at]) => at !== -1));
  return { header: { width: names.length, places, text: `${record.text},${outputColumns.join(",")}` }, diagnostics };
}
