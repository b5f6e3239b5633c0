import type { Patch } from "./patch.js";

/** Where the line starts that an offset lies in. */
export function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1;
}

/** Where the next line starts, or the end of the text. An offset at the start of a line stays, as what ends there is whole. */
export function nextLine(text: string, at: number): number {
  if (at === 0 || text[at - 1] === "\n") return at;
  const newline = text.indexOf("\n", at);
  return newline === -1 ? text.length : newline + 1;
}

/** The spaces that the line of an offset starts with. */
export function indentAt(text: string, at: number): number {
  const start = lineStart(text, at);
  let end = start;
  while (text[end] === " ") end += 1;
  return end - start;
}

/** True where nothing but spaces stands before an offset on its line. */
export const isFirstOnLine = (text: string, at: number) => lineStart(text, at) + indentAt(text, at) === at;

/** The line from a start, without its break. */
export function lineAt(text: string, start: number): string {
  const newline = text.indexOf("\n", start);
  return text.slice(start, newline === -1 ? text.length : newline).replace(/\r$/, "");
}

/** Where the line ends, before its break, if only blanks and a comment follow an offset; otherwise undefined. */
export function endOfRest(text: string, at: number): number | undefined {
  const rest = /[ \t]*(?:#[^\n]*?)?(?=\r?\n)/y;
  rest.lastIndex = at;
  const found = rest.exec(text);
  return found === null ? undefined : at + found[0].length;
}

/** The line break that is written around an offset. */
export function breakAt(text: string, at: number): string {
  const before = text.lastIndexOf("\n", Math.max(at - 1, 0));
  const newline = before === -1 ? text.indexOf("\n") : before;
  return newline > 0 && text[newline - 1] === "\r" ? "\r\n" : "\n";
}

/** Whole lines put in at the start of a line, or behind a last line that has no break. */
export function linesAt(text: string, at: number, lines: readonly string[], depth: number, rank: number): Patch {
  const newline = breakAt(text, at);
  const behind = at > 0 && text[at - 1] !== "\n";
  const written = lines.map((line) => (behind ? newline + line : line + newline)).join("");
  return { start: at, end: at, text: written, depth, rank };
}

/** The stretch of whole lines between two offsets. At the end of a text without a last break, the break before goes with it. */
export function wholeLines(text: string, from: number, to: number): { start: number; end: number } {
  const start = lineStart(text, from);
  const end = nextLine(text, to);
  if (end < text.length || text.endsWith("\n") || start === 0) return { start, end };
  return { start: text[start - 2] === "\r" ? start - 2 : start - 1, end };
}

/** Where the comment lines end that follow from the start of a line and are indented further than a column. */
export function behindComments(text: string, at: number, column: number, acrossBlank = false): number {
  let end = at;
  for (let from = at; from < text.length; ) {
    const line = lineAt(text, from);
    const indent = line.search(/\S/);
    from = nextLine(text, from + 1);
    if (indent === -1 ? !acrossBlank : line[indent] !== "#" || indent <= column) break;
    if (indent !== -1) end = from;
  }
  return end;
}
