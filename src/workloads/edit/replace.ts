import { isCollection, isNode, Lexer, type Node, type Pair } from "yaml";
import { isNull } from "../scalar.js";
import { CannotEdit } from "./cannot-edit.js";
import { breakAt, indentAt, lineStart, linesAt, nextLine, wholeLines } from "./lines.js";
import { type Patch, replacing } from "./patch.js";
import { behindColon, endOf, isMissing, startOf, type Tree } from "./tree.js";

/** What the lexer puts before the text of a scalar. */
const scalarMark = "\u001f";

/** The comments in a stretch of a text. */
export function commentsIn(text: string): string[] {
  if (!text.includes("#")) return [];
  const tokens = [...new Lexer().lex(text)];
  return tokens.filter((token, i) => token.startsWith("#") && tokens[i - 1] !== scalarMark);
}

/** Puts a value behind a key that has none. */
function filled(text: string, pair: Pair, value: string): Patch[] {
  const colon = behindColon(text, pair);
  // `{ a }` is a key without even a colon
  const at = colon === undefined ? endOf(text, pair.key) : endOf(text, pair);
  return [replacing(at, at, colon === undefined ? `: ${value}` : ` ${value}`)];
}

/** Puts a value behind the colon, and takes away the lines below it on which the old one stands. */
function raised(text: string, pair: Pair, old: Node, value: string): Patch[] {
  const colon = behindColon(text, pair);
  if (colon === undefined || lineStart(text, startOf(old)) < colon) throw new CannotEdit("not-kept");
  // nothing but an anchor or a tag may stand between them, and neither is of the new value
  if (old.anchor !== undefined || old.tag !== undefined) throw new CannotEdit("not-kept");
  const lines = wholeLines(text, startOf(old), endOf(text, old));
  const kept = commentsIn(text.slice(lines.start, lines.end));
  const newline = breakAt(text, lines.end);
  const pad = " ".repeat(indentAt(text, startOf(old)));
  const comments = kept.map((comment) => pad + comment);
  const behind = lines.start < lineStart(text, startOf(old));
  const written = comments.map((line) => (behind ? newline + line : line + newline)).join("");
  return [replacing(colon, colon, ` ${value}`), replacing(lines.start, lines.end, written)];
}

/** Where the old value starts: an anchor stays, a tag would say of the new value what is not so. */
function startOfValue(text: string, pair: Pair, old: Node): number {
  const start = startOf(old);
  const colon = behindColon(text, pair);
  if (old.tag === undefined || old.anchor !== undefined || colon === undefined) return start;
  return colon + (/^\s*/.exec(text.slice(colon, start))?.[0].length ?? 0);
}

/** Gives a key another value. What says the same already stays as it is, and so do all comments. */
export function replaced({ text }: Tree, pair: Pair, value: string): Patch[] {
  const old = pair.value;
  if (!isNode(old) || isMissing(old)) return filled(text, pair, value);
  if (isCollection(old) && !old.flow) return raised(text, pair, old, value);
  const start = startOfValue(text, pair, old);
  const end = endOf(text, old);
  const slice = text.slice(start, end);
  if (slice === value) return [];
  // the comment of a block text stands on the line of its mark, and a line break is its last character
  const header = /^[|>][-+\d]*([ \t]+#[^\r\n]*)?/.exec(slice);
  if (header !== null)
    return [replacing(start, end, value + (header[1] ?? "") + (/(?:\r?\n)+$/.exec(slice)?.[0] ?? ""))];
  const comments = commentsIn(slice).map((comment) => " ".repeat(indentAt(text, start)) + comment);
  const kept = comments.length === 0 ? [] : [linesAt(text, nextLine(text, end), comments, indentAt(text, start), 0)];
  return [replacing(start, end, value), ...kept];
}

/** True where a key says already that its value is not known. */
export const saysUnknown = (pair: Pair) => !isNode(pair.value) || isNull(pair.value);
