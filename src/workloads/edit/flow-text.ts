import type { Tree } from "./tree.js";
import { isGroup, type Want } from "./wants.js";

const inOrder = <T extends { rank: number }>(wants: readonly T[]): T[] => [...wants].sort((a, b) => a.rank - b.rank);

const key = (tree: Tree, name: string) => {
  const written = tree.json ? JSON.stringify(name) : name;
  return `${written}:${tree.compact ? "" : " "}`;
};

/** What stands between two entries. */
export const commaOf = (tree: Tree) => (tree.compact ? "," : ", ");

/** A map in braces of entries that are written already. */
export function braced(tree: Tree, entries: readonly string[]): string {
  const blank = tree.compact ? "" : " ";
  return `{${blank}${entries.join(commaOf(tree))}${blank}}`;
}

/** A key and its value on one line, as they stand in braces. */
export function flowText(tree: Tree, want: Want): string {
  if (!isGroup(want)) return `${key(tree, want.key)}${want.text ?? ""}`;
  return key(tree, want.key) + braced(tree, flowTexts(tree, [...want.merged, ...want.leaves]));
}

/** The same for several, in the order of the registry; keys that are to go are left out. */
export function flowTexts(tree: Tree, wants: readonly Want[]): string[] {
  return inOrder(wants)
    .filter((want) => isGroup(want) || want.text !== undefined)
    .map((want) => flowText(tree, want));
}

/** A key and its value on lines of their own, as they stand under a key. */
export function blockLines(want: Want, column: number, step: number): string[] {
  const pad = " ".repeat(column);
  if (!isGroup(want)) return [`${pad}${want.key}: ${want.text ?? ""}`];
  const inner = inOrder([...want.merged, ...want.leaves]).filter((leaf) => leaf.text !== undefined);
  return [`${pad}${want.key}:`, ...inner.flatMap((leaf) => blockLines(leaf, column + step, step))];
}
