import { plain } from "../plain.js";

/** Text from a user's file as inline markdown: nothing in it is a link, a tag, emphasis, code or a table's border. */
export function inline(text: string): string {
  return plain(text)
    .replace(/[\\`*_[\]{}<>#|~!]/g, (character) => entities[character] ?? `\\${character}`)
    .replace(/^(\d+)([.)])/, "$1\\$2")
    .replace(/^([-+=])/, "\\$1")
    .replace(/(https?|ftp|www)([:.])/gi, (_, scheme: string, mark: string) => `${scheme}&#${mark.charCodeAt(0)};`)
    .replace(/@/g, "&#64;");
}

// characters that a backslash does not disarm everywhere (tables, HTML) become entities
const entities: Readonly<Record<string, string>> = { "<": "&lt;", ">": "&gt;", "|": "&#124;", "`": "&#96;" };

/** Text inside a quoted mermaid label. */
export function label(text: string): string {
  return plain(text).replace(
    /[^\p{L}\p{N} .,:;?!()/+%$€'’–—·-]/gu,
    (character) => `#${character.codePointAt(0) ?? 63};`,
  );
}

/** A value for YAML front matter, always quoted. */
export function quoted(text: string): string {
  return JSON.stringify(plain(text));
}
