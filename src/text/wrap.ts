import stringWidth from "string-width";
import { plain } from "./plain.js";

const printable = /^[\x20-\x7e]*$/;

/** Columns that a text without line breaks and colour takes. */
export const columnsOf = (text: string): number => (printable.test(text) ? text.length : stringWidth(text));

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Characters that terminals draw two columns wide, some of them unknown to the width table. */
const wide = /[\p{Emoji_Presentation}\u{17000}-\u{18cff}\u{1aff0}-\u{1b2ff}]/u;

/** Text of a user for one line of a terminal. A character whose width would be told wrong becomes a mark. */
export function shown(text: string): string {
  const safe = plain(text);
  if (printable.test(safe)) return safe;
  return Array.from(graphemes.segment(safe), ({ segment }) =>
    wide.test(segment) && stringWidth(segment) < 2 ? "\uFFFD" : segment,
  ).join("");
}

/** Breaks a text into lines of at most `width` columns: between words, else after a mark inside a word, else anywhere. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((w) => piecesOf(w, width))) {
    const joined = line === "" ? word : `${line} ${word}`;
    if (columnsOf(joined) <= width) line = joined;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

/** A word in pieces that each fit; one piece where it fits whole. */
function piecesOf(word: string, width: number): string[] {
  if (columnsOf(word) <= width) return [word];
  const parts = word
    .split(/(?<=[-_./:])/)
    .flatMap((part) =>
      columnsOf(part) <= width ? [part] : Array.from(graphemes.segment(part), ({ segment }) => segment),
    );
  const pieces: string[] = [];
  let piece = "";
  for (const part of parts) {
    if (piece !== "" && columnsOf(piece + part) > width) {
      pieces.push(piece);
      piece = "";
    }
    piece += part;
  }
  return [...pieces, piece];
}

/** The text in lines, the first after `lead`, the others indented to stand under it. */
export function hanging(lead: string, text: string, width: number): string[] {
  const indent = Math.min(columnsOf(lead), Math.floor(width / 2));
  const lines = wrap(text, width - indent);
  // a lead that is too long for its half of the line stands on lines of its own
  if (columnsOf(lead) > indent) return [...wrap(lead.trim(), width), ...lines.map((line) => " ".repeat(indent) + line)];
  return lines.map((line, i) => (i === 0 ? lead : " ".repeat(indent)) + line);
}
