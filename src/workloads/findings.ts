import type { Args, Diagnostic, Position, Severity } from "../diagnostics/diagnostic.js";
import type { Code } from "../diagnostics/prose.js";
import { maxFindings } from "./limits.js";
import type { SourceText, Span } from "./source-text.js";

/** Collects the problems of one file. */
export class Findings {
  readonly #source: SourceText;
  readonly #found: Diagnostic[] = [];
  readonly #seen = new Set<string>();
  #left = 0;

  constructor(source: SourceText) {
    this.#source = source;
  }

  /** Notes one problem at a stretch of the text, or of the file as a whole. */
  add(code: Code, span: Span | undefined, args: Args = {}, severity: Severity = "error"): void {
    if (this.full) this.#left += 1;
    else if (span === undefined) this.#found.push({ code, severity, args, file: this.#source.file });
    else this.addAt(code, this.#source.position(span.start, span.end), args, severity);
  }

  /**
   * Notes one problem at a known place of this file. The same code at the same place counts once: what stands under an
   * anchor is read once for each alias.
   */
  addAt(code: Code, at: Position, args: Args = {}, severity: Severity = "error"): void {
    if (this.full) {
      this.#left += 1;
      return;
    }
    const key = `${code}@${at.line}:${at.col}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#found.push({ code, severity, args, at, sourceLine: this.#source.lineText(at.line) });
  }

  /** True where further problems are only counted, so that finding their place is lost work. */
  get full(): boolean {
    return this.#found.length >= maxFindings;
  }

  /** Every problem found so far, in the order of the text, and an error with the count of those left out. */
  sorted(): Diagnostic[] {
    const line = (d: Diagnostic) => d.at?.line ?? 0;
    const col = (d: Diagnostic) => d.at?.col ?? 0;
    const found = [...this.#found].sort((a, b) => line(a) - line(b) || col(a) - col(b));
    if (this.#left === 0) return found;
    return [
      ...found,
      { code: "too-many-problems", severity: "error", args: { left: this.#left }, file: this.#source.file },
    ];
  }
}
