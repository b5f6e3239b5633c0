/** Texts that mark the places where problems are expected, so that a table of texts needs no counted columns. */
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";

const mark = "»";

/** The text without its marks, and the `line:col` of what follows each mark. */
export function marked(text: string): { text: string; places: string[] } {
  const places: string[] = [];
  const lines = text.split("\n").map((line, i) => {
    const pieces = line.split(mark);
    let col = 1;
    for (const piece of pieces.slice(0, -1)) {
      col += piece.length;
      places.push(`${i + 1}:${col}`);
    }
    return pieces.join("");
  });
  return { text: lines.join("\n"), places };
}

/** Code and place of each diagnostic, by place. */
export function found(diagnostics: readonly Diagnostic[]): string[] {
  return [...diagnostics]
    .sort((a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.col ?? 0) - (b.at?.col ?? 0))
    .map(({ code, at }) => `${code} ${at ? `${at.line}:${at.col}` : "nowhere"}`);
}
