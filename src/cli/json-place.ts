import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { type JsonMistake, jsonMistake } from "../workloads/json-syntax.js";
import { SourceText } from "../workloads/source-text.js";
import type { Source } from "./sources.js";

/** Where a text is not JSON: the place in its file, the line that is there, and what is wrong. */
export function jsonPlace({
  file,
  text,
}: Source): Required<Pick<Diagnostic, "at" | "sourceLine">> & { reason: string } {
  const found = mistakeIn(text) ?? { at: 0, length: 1, reason: "it is no JSON" };
  const source = new SourceText(file, text);
  const at = source.position(found.at, found.at + found.length);
  return { at, sourceLine: source.lineText(at.line), reason: found.reason };
}

/** The mistake of the whole, or of the first line that is wrong where each line is a value of its own. */
function mistakeIn(text: string): JsonMistake | undefined {
  const lines = text.split("\n");
  if (lines.length === 1 || jsonMistake(lines[0] ?? "")) return jsonMistake(text);
  let start = 0;
  for (const line of lines) {
    const found = line.trim() === "" ? undefined : jsonMistake(line);
    if (found) return { ...found, at: start + found.at };
    start += line.length + 1;
  }
  return jsonMistake(text);
}

const notJson: ReadonlySet<string> = new Set(["benchmark-not-json", "evals-not-json"]);

/** Problems of a result file, with the place where it is not JSON. */
export const withJsonPlace = (problems: readonly Diagnostic[], source: Source): Diagnostic[] =>
  problems.map((problem) => {
    if (!notJson.has(problem.code)) return problem;
    const { at, sourceLine, reason } = jsonPlace(source);
    return { code: problem.code, severity: problem.severity, args: { reason }, at, sourceLine };
  });
