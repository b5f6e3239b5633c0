import { columnsOf, plainText } from "./plain-text.js";

/** The part of a source line that is shown, and the marks that go under it. */
export interface Excerpt {
  text: string;
  /** Columns left of the first mark. */
  indent: number;
  /** How many marks. */
  marks: number;
}

const isLowSurrogate = (line: string, at: number) => {
  const code = line.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
};

/** Moves a cut off the middle of a character that takes two code units. */
const whole = (line: string, at: number) => (isLowSurrogate(line, at) ? at - 1 : at);

/**
 * Cuts a source line to about `width` characters around a place in it. `col` and `endCol` count from 1 in UTF-16 code
 * units, as positions do. Tabs and control characters are shown as one visible character each.
 */
export function excerpt(line: string, col: number, endCol: number | undefined, width: number): Excerpt {
  const start = Math.min(Math.max(col - 1, 0), line.length);
  const end = Math.min(Math.max(endCol === undefined ? start + 1 : endCol - 1, start), line.length);
  const from = line.length <= width ? 0 : whole(line, Math.max(0, Math.min(start - (width >> 1), line.length - width)));
  const to = line.length <= width ? line.length : whole(line, Math.min(line.length, from + width));
  const before = (from > 0 ? "…" : "") + plainText(line.slice(from, start));
  const marked = plainText(line.slice(start, Math.min(end, to)));
  const after = plainText(line.slice(Math.min(end, to), to)) + (to < line.length ? "…" : "");
  return {
    text: (before + marked + after).trimEnd(),
    indent: columnsOf(before),
    marks: Math.max(1, columnsOf(marked)),
  };
}
