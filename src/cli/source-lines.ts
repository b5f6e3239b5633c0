import type { Diagnostic, Position } from "../diagnostics/diagnostic.js";

/** The lines that problems point at, from the sources they were found in. */
export function withLines(
  problems: readonly Diagnostic[],
  sources: readonly { file: string; text: string }[],
): Diagnostic[] {
  const texts = new Map(sources.map(({ file, text }) => [file, text.split(/\r?\n/)]));
  const lineAt = ({ file, line }: Position): string | undefined => texts.get(file)?.[line - 1];
  return problems.map((problem) => {
    const sourceLine = problem.at && lineAt(problem.at);
    return sourceLine === undefined ? problem : { ...problem, sourceLine };
  });
}
