import { plain } from "../../text/plain.js";

/** Text from a user's file as inline markdown: nothing in it is a link, a tag, emphasis, code or a table's border. */
export function inline(text: string): string {
  return plain(text)
    .trim()
    .replace(/[\\`*[\]{}<>#|~!&]/g, (character) => entities[character] ?? `\\${character}`)
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replace(/^(\d+)([.)])(?=\s|$)/, "$1\\$2")
    .replace(/^([-+=:])/, "\\$1")
    .replace(/(https?|ftp|www)([:.])/gi, (_, scheme: string, mark: string) => `${scheme}&#${mark.charCodeAt(0)};`)
    .replace(/@/g, "&#64;");
}

// characters that a backslash does not disarm everywhere (tables, HTML) become entities
const entities: Readonly<Record<string, string>> = {
  "<": "&lt;",
  ">": "&gt;",
  "|": "&#124;",
  "`": "&#96;",
  // inside a link's text some renderers count escaped brackets
  "[": "&#91;",
  "]": "&#93;",
  "&": "&amp;",
};

/** An identifier as code; one that code marks could not hold is escaped as text instead. */
export function code(text: string): string {
  return /^[\w.:/@+ -]*[\w.:/-]$/.test(text) ? `\`${text}\`` : inline(text);
}

/** Longer labels would make a diagram unreadable. */
const longestLabel = 120;

/** Text inside a quoted mermaid label. */
export function label(text: string): string {
  const points = Array.from(plain(text).trim());
  const cut = points.length > longestLabel ? [...points.slice(0, longestLabel - 1), "…"] : points;
  // an empty label is a syntax error on an edge
  return (cut.join("") || "unnamed")
    .replace(/[^\p{L}\p{N} .,:;?!()/+%$€'’–—·…-]/gu, entity)
    .replace(/^[-+]/, entity)
    .replace(/^(\d+)\.(?=\s|$)/, "$1#46;");
}

const entity = (character: string): string => `#${character.codePointAt(0) ?? 63};`;

/** A value for YAML front matter, always quoted, with no tag for a renderer that shows front matter as text. */
export function quoted(text: string): string {
  return JSON.stringify(plain(text)).replace(/[<>]/g, (mark) => (mark === "<" ? "\\u003c" : "\\u003e"));
}
