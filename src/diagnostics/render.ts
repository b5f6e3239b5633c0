import type { Diagnostic, Severity } from "./diagnostic.js";
import { excerpt } from "./excerpt.js";
import { plainText } from "./plain-text.js";
import { describe } from "./prose.js";

/** How to colour the parts of a message; each function returns its text with or without colour around it. */
interface Paint {
  place: (text: string) => string;
  severity: (text: string, severity: Severity) => string;
  marks: (text: string, severity: Severity) => string;
  faint: (text: string) => string;
}

const same = (text: string) => text;

const noPaint: Paint = { place: same, severity: same, marks: same, faint: same };

export interface RenderOptions {
  paint?: Paint;
  /** Characters of a source line that are shown, 96 by default. */
  width?: number;
  /** Diagnostics printed by renderDiagnostics, 100 by default; the rest is counted. */
  limit?: number;
}

const defaultWidth = 96;
const defaultLimit = 100;

function placeOf({ at, file }: Diagnostic): string {
  return plainText(at === undefined ? (file ?? "") : `${at.file}:${at.line}:${at.col}`);
}

function excerptLines(diagnostic: Diagnostic, paint: Paint, width: number): string[] {
  const { at, sourceLine, severity } = diagnostic;
  if (at === undefined || sourceLine === undefined) return [];
  const shown = excerpt(sourceLine, at.col, at.endCol, width);
  const number = String(at.line);
  const margin = " ".repeat(number.length);
  return [
    `  ${paint.faint(`${number} |`)} ${shown.text}`.trimEnd(),
    `  ${paint.faint(`${margin} |`)} ${" ".repeat(shown.indent)}${paint.marks("^".repeat(shown.marks), severity)}`,
  ];
}

/**
 * One diagnostic as text without a line break at its end: `file:line:col`, what is wrong, the source line with carets
 * under the place, and how to mend it. Nothing from the file can act on the terminal.
 */
export function renderDiagnostic(diagnostic: Diagnostic, options: RenderOptions = {}): string {
  const paint = options.paint ?? noPaint;
  const { sentence, hints } = describe(diagnostic);
  const place = placeOf(diagnostic);
  const label = `${paint.severity(diagnostic.severity, diagnostic.severity)}${paint.faint(`[${diagnostic.code}]`)}`;
  const head = place === "" ? `${label} ${sentence}` : `${paint.place(place)} ${label} ${sentence}`;
  return [head, ...excerptLines(diagnostic, paint, options.width ?? defaultWidth), ...hints.map((h) => `  ${h}`)].join(
    "\n",
  );
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** `3 errors and 1 warning`; empty where there are none. */
export function tally(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Severity) => diagnostics.filter((d) => d.severity === severity).length;
  const parts = (["error", "warning", "note"] as const)
    .filter((severity) => count(severity) > 0)
    .map((severity) => counted(count(severity), severity));
  return parts.length > 2 ? `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}` : parts.join(" and ");
}

/**
 * All diagnostics as text, in the order given, with a tally at the end. Errors are never hidden behind warnings: where
 * there are more than the limit, errors go first. Ends with a line break, or is empty where there is nothing to say.
 */
export function renderDiagnostics(diagnostics: readonly Diagnostic[], options: RenderOptions = {}): string {
  if (diagnostics.length === 0) return "";
  const limit = options.limit ?? defaultLimit;
  const isError = (d: Diagnostic) => d.severity === "error";
  const ordered =
    diagnostics.length <= limit
      ? diagnostics
      : [...diagnostics.filter(isError), ...diagnostics.filter((d) => !isError(d))];
  const shown = ordered.slice(0, limit).map((d) => renderDiagnostic(d, options));
  const hidden = diagnostics.length - shown.length;
  const end = hidden > 0 ? `${tally(diagnostics)}; ${hidden} more not shown.` : `${tally(diagnostics)}.`;
  return `${[...shown, end].join("\n\n")}\n`;
}
