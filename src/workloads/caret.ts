import type { YAMLError } from "yaml";
import type { Span } from "./source-text.js";

/** How far back an opening bracket is looked for. */
const farthest = 4_000;

/** The quote that opens what the end of the text cuts off: the last one that is no escape. */
function openingQuote(text: string, end: number, quote: string): number {
  let at = text.lastIndexOf(quote, end - 1);
  while (at > 0 && (text[at - 1] === "\\" || (quote === "'" && text[at - 1] === quote))) {
    at = text.lastIndexOf(quote, at - (text[at - 1] === quote ? 2 : 1));
  }
  return Math.max(at, 0);
}

/** The bracket that is still open at a place, or the place itself where none is near. */
function openBracket(text: string, end: number): number {
  let closed = 0;
  for (let at = end - 1; at >= 0 && at > end - farthest; at -= 1) {
    const character = text[at];
    if (character === "]" || character === "}") closed += 1;
    if (character !== "[" && character !== "{") continue;
    if (closed === 0) return at;
    closed -= 1;
  }
  return end;
}

/**
 * Where the caret of a problem of syntax goes: on the quote or bracket that is never closed, where the parser points at
 * the end of the text, and on what is written, where it points at the spaces before.
 */
export function caretOf(error: YAMLError, text: string): Span {
  const [start, end] = error.pos;
  if (/^Missing closing/.test(error.message)) {
    const at = openingQuote(text, start, error.message.includes('"') ? '"' : "'");
    return { start: at, end: at + 1 };
  }
  if (/end with a [\]}]/.test(error.message)) {
    const at = openBracket(text, start);
    return { start: at, end: at + 1 };
  }
  let at = start;
  while (text[at] === " ") at += 1;
  return { start: at, end: Math.max(end, at + 1) };
}
