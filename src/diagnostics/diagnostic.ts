/**
 * Problems found in what a user wrote, as data. The prose lives in prose.ts alone, so wording can improve without
 * touching a check, and tests assert codes.
 */

/** A place in a source text. Lines and columns count from 1, columns in UTF-16 code units. */
export interface Position {
  file: string;
  line: number;
  col: number;
  /** Column just past the end on the same line; absent where only a point is known. */
  endCol?: number;
}

export type Severity = "error" | "warning" | "note";

export type Args = Readonly<Record<string, string | number | readonly string[]>>;

/** One problem. `code` and `args` are the message; `at` is absent where a whole source is meant (an unreadable file). */
export interface Diagnostic {
  code: string;
  severity: Severity;
  args: Args;
  at?: Position;
  /** The source that is meant as a whole, where there is no place in it to point at. */
  file?: string;
  /** The source line that `at` points into, without its line break. */
  sourceLine?: string;
}
