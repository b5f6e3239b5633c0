import { inline } from "./escape.js";

/** A sentence that follows other words: its first letter small, names and abbreviations left as they are. */
export const lowerFirst = (text: string): string =>
  /^[A-Z]([a-z' -]|$)/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

/** The name of the slice that something is said of, in front of it. */
export const ofSlice = ({ slice }: { slice?: string | undefined }): string =>
  slice === undefined ? "" : `**${inline(slice)}**: `;

/** `a, b or c`. */
export function orList(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
