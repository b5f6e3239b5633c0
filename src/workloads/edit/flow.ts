import type { YAMLMap, YAMLSeq } from "yaml";
import { isPair } from "yaml";
import { commaOf } from "./flow-text.js";
import { breakAt, endOfRest, lineStart } from "./lines.js";
import { type Patch, replacing } from "./patch.js";
import { commentsIn } from "./replace.js";
import { endOf, startOf, type Tree } from "./tree.js";

type Flow = YAMLMap | YAMLSeq;

const startOfItem = (item: unknown) => startOf(isPair(item) ? item.key : item);

/** Where the comma behind an entry stands; undefined where none does. */
function commaBehind(text: string, at: number): number | undefined {
  const comma = /(?:\s|(?<=\s)#[^\n]*)*,/y;
  comma.lastIndex = at;
  return comma.test(text) ? comma.lastIndex - 1 : undefined;
}

/** The blanks before a new line among some that each hold entries of a flow collection. */
function padAt(text: string, node: Flow, index: number): string {
  for (const item of [node.items[index], node.items[index + 1]]) {
    const at = startOfItem(item);
    if (item !== undefined && /^\s*$/.test(text.slice(lineStart(text, at), at)))
      return text.slice(lineStart(text, at), at);
  }
  const from = lineStart(text, startOf(node));
  const blanks = /^[ \t]*/.exec(text.slice(from))?.[0] ?? "";
  return blanks + (blanks.startsWith("\t") ? "\t" : "  ");
}

function intoEmpty(tree: Tree, node: Flow, entries: readonly string[]): Patch[] {
  const { text } = tree;
  const from = startOf(node) + 1;
  const to = endOf(text, node) - 1;
  const joined = entries.join(commaOf(tree));
  const blank = tree.compact || text[from - 1] === "[" ? "" : " ";
  const inner = text.slice(from, to);
  if (/^[ \t]*$/.test(inner)) return [replacing(from, to, blank + joined + blank)];
  const end = endOfRest(text, from) ?? from;
  return [replacing(end, end, breakAt(text, end) + padAt(text, node, 0) + joined)];
}

/**
 * Puts entries into a list or map in brackets, behind the entry at an index or, with -1, before the first. Where each entry
 * has a line of its own, so have the new ones.
 */
export function intoFlow(tree: Tree, node: Flow, index: number, entries: readonly string[]): Patch[] {
  const { text } = tree;
  if (node.items.length === 0) return intoEmpty(tree, node, entries);
  const before = node.items[index];
  const onLines = (lines: readonly string[]) => {
    const begin = breakAt(text, startOf(node)) + padAt(text, node, index);
    return lines.map((line) => begin + line).join("");
  };
  const insert = (at: number, written: string) => replacing(at, at, written);
  const closed = entries.map((entry) => `${entry},`);
  if (before === undefined) {
    const end = endOfRest(text, startOf(node) + 1);
    if (end !== undefined) return [insert(end, onLines(closed))];
    return [insert(startOfItem(node.items[0]), entries.map((entry) => entry + commaOf(tree)).join(""))];
  }
  const end = endOf(text, before);
  const comma = commaBehind(text, end);
  if (comma !== undefined) {
    const rest = endOfRest(text, comma + 1);
    const blank = tree.compact ? "" : " ";
    return [
      rest === undefined
        ? insert(comma + 1, closed.map((entry) => blank + entry).join(""))
        : insert(rest, onLines(closed)),
    ];
  }
  const rest = endOfRest(text, end);
  if (rest === undefined) return [insert(end, entries.map((entry) => commaOf(tree) + entry).join(""))];
  const written = onLines(entries.map((entry, i) => (i < entries.length - 1 ? `${entry},` : entry)));
  return rest === end ? [insert(end, `,${written}`)] : [insert(end, ","), insert(rest, written)];
}

/** Takes entries out of a map in braces. */
export function outOfFlow({ text }: Tree, map: YAMLMap, indices: readonly number[]): Patch[] {
  const { items } = map;
  const gone = new Set(indices);
  const lastKept = items.findLastIndex((_, i) => !gone.has(i));
  const inside = { from: startOf(map) + 1, to: endOf(text, map) - 1 };
  const cut = (from: number, to: number) => {
    const comments = commentsIn(text.slice(from, to));
    const newline = breakAt(text, from);
    return replacing(from, to, comments.length === 0 ? "" : ` ${comments.join(newline)}${newline}`);
  };
  if (lastKept === -1) return [cut(inside.from, inside.to)];
  const patches = indices.filter((i) => i < lastKept).map((i) => cut(startOfItem(items[i]), startOfItem(items[i + 1])));
  if (lastKept === items.length - 1) return patches;
  return [...patches, cut(endOf(text, items[lastKept]), endOf(text, items.at(-1)))];
}
