import type { Position } from "../diagnostics/diagnostic.js";

/** A stretch of a source text, as offsets in UTF-16 code units. */
export interface Span {
  start: number;
  end: number;
}

/** A stretch of a source that is parsed alone: its text, and the offset in the source at which that starts. */
export interface Part {
  source: SourceText;
  base: number;
  text: string;
}

function lineStartsOf(text: string): Uint32Array {
  let lines = 1;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lines += 1;
  const starts = new Uint32Array(lines);
  let line = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) {
    line += 1;
    starts[line] = at + 1;
  }
  return starts;
}

/** A source text that knows its lines. Places asked for in the order of the text cost next to nothing. */
export class SourceText {
  readonly file: string;
  readonly text: string;
  #lineStarts: Uint32Array | undefined;
  #line = 0;

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
  }

  /** Made when first asked for: a file that is refused unread needs none. */
  get #starts(): Uint32Array {
    this.#lineStarts ??= lineStartsOf(this.text);
    return this.#lineStarts;
  }

  #startOf(line: number): number {
    return this.#starts[line] ?? this.text.length + 1;
  }

  /** The line of an offset, counted from 0. Remembers the last answer, because places come mostly in order. */
  #lineAt(offset: number): number {
    if (offset >= this.#startOf(this.#line)) {
      for (let ahead = 0; ahead < 8; ahead += 1) {
        if (offset < this.#startOf(this.#line + 1)) return this.#line;
        this.#line += 1;
      }
    }
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#startOf(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    this.#line = low;
    return low;
  }

  /** The end of a line without its line break. */
  #endOf(line: number): number {
    const next = this.#starts[line + 1];
    if (next === undefined) return this.text.length;
    return this.text.charCodeAt(next - 2) === 13 ? next - 2 : next - 1;
  }

  /** Where a stretch starts, and where it ends if that is on the same line. Offsets past the end mean the end. */
  position(start: number, end: number): Position {
    const from = Math.min(start, this.text.length);
    const line = this.#lineAt(from);
    const lineStart = this.#startOf(line);
    const lineEnd = end < this.#startOf(line + 1) - 1 ? end : this.#endOf(line);
    const col = from - lineStart + 1;
    const endCol = lineEnd - lineStart + 1;
    return endCol > col ? { file: this.file, line: line + 1, col, endCol } : { file: this.file, line: line + 1, col };
  }

  /** The text of a line counted from 1, without its line break. */
  lineText(line: number): string {
    return this.text.slice(this.#startOf(line - 1), this.#endOf(line - 1));
  }
}
