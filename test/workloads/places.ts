import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";

/** Diagnostics as `line:col code`, for tables; `-` where a whole file is meant. */
export function places(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ at, code }) => `${at === undefined ? "-" : `${at.line}:${at.col}`} ${code}`);
}
