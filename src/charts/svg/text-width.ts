import { font } from "./look.js";

/**
 * Pixels that a text takes at most in common sans-serif faces, for layout before anything is measured.
 *
 * @param size of the font in pixels
 */
export function textWidth(text: string, size: number = font.text): number {
  return Array.from(text).reduce((sum, character) => sum + widthOf(character) * size, 0);
}

function widthOf(character: string): number {
  if (/[MWmw@%—…\u0250-\u{10ffff}]/u.test(character)) return 1;
  return /[A-Z0-9+×]/.test(character) ? 0.7 : 0.6;
}

/** The text, cut with an ellipsis where it could take more than `room` pixels. */
export function clipped(text: string, room: number, size: number = font.text): string {
  if (textWidth(text, size) <= room) return text;
  const characters = Array.from(text);
  while (characters.length > 0 && textWidth(`${characters.join("")}…`, size) > room) characters.pop();
  return `${characters.join("").trimEnd()}…`;
}

/** A text in lines of at most `room` pixels, broken between words; a word that is longer is cut. */
export function linesOf(text: string, room: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    const joined = last === undefined ? word : `${last} ${word}`;
    if (last === undefined || textWidth(joined) > room) lines.push(clipped(word, room));
    else lines[lines.length - 1] = joined;
  }
  return lines;
}
