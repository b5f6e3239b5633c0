import type { Args, Diagnostic, Severity } from "../diagnostics/diagnostic.js";
import { type Metric, namedScores, promptfooResults, readPromptfoo } from "./promptfoo.js";
import type { EvalFile, EvalResult } from "./result.js";
import { type Row, readTable } from "./table.js";

export interface ReadEvalsOptions {
  /** The name that problems are reported with. */
  file: string;
  metric: Metric;
  /** Rows of comma-separated text, the header among them. */
  rowsOf: (text: string) => readonly Row[];
}

/** Problems of rows that are told one by one; the rest is a number. */
const mostTold = 20;

/** Reads a file of eval results: JSON or JSON lines of promptfoo, or a table of scores, told apart by what they hold. */
export function readEvals(text: string, { file, metric, rowsOf }: ReadEvalsOptions): EvalFile {
  const start = text.replace(/^\uFEFF/, "").trimStart();
  const diagnostics: Diagnostic[] = [];
  const problem = (code: string, args: Args, line?: number, severity: Severity = "error"): void => {
    diagnostics.push({ code, severity, args, ...(line === undefined ? { file } : { at: { file, line, col: 1 } }) });
  };
  const results = start.startsWith("{") || start.startsWith("[") ? fromJson(start) : fromTable(start);
  if (results.length === 0 && diagnostics.length === 0) problem("evals-none", {});
  return { results: diagnostics.some(({ severity }) => severity === "error") ? [] : results, diagnostics };

  function fromJson(json: string): EvalResult[] {
    const parsed = parse(json);
    if ("reason" in parsed) {
      problem("evals-not-json", { reason: parsed.reason });
      return [];
    }
    const found = promptfooResults(parsed.value);
    if (!found) {
      problem("evals-unknown", {});
      return [];
    }
    const read = readPromptfoo(parsed.value, found, metric);
    const good = read.flatMap((one) => ("problem" in one ? [] : [one]));
    const bad = read.flatMap((one) => ("problem" in one ? [one] : []));
    for (const one of bad.slice(0, mostTold)) problem(one.problem, { found: one.found });
    if (bad.length > mostTold) problem("evals-more-problems", { count: bad.length - mostTold });
    if (typeof metric === "object" && found.length > 0 && good.every(({ score }) => score === null)) {
      problem("evals-no-metric", { metric: metric.named, known: namedScores(found) });
    }
    return good;
  }

  function fromTable(table: string): EvalResult[] {
    const read = readTable(rowsOf(table));
    for (const { code, args, line } of read.problems.slice(0, mostTold)) problem(code, args, line);
    if (read.problems.length > mostTold) problem("evals-more-problems", { count: read.problems.length - mostTold });
    return read.results;
  }
}

/** One JSON value, or one on each line as a list. */
function parse(text: string): { value: unknown } | { reason: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (whole) {
    try {
      const lines = text.split("\n").filter((line) => line.trim() !== "");
      if (lines.length > 1) return { value: lines.map((line): unknown => JSON.parse(line)) };
    } catch {
      // the problem of the whole is the clearer one
    }
    return { reason: whole instanceof Error ? whole.message : String(whole) };
  }
}
