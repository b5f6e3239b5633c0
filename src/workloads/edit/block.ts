import { isScalar, type YAMLMap } from "yaml";
import { textOf } from "../scalar.js";
import { CannotEdit } from "./cannot-edit.js";
import { uncommented } from "./commented.js";
import { blockLines } from "./flow-text.js";
import { behindComments, isFirstOnLine, lineAt, lineStart, linesAt, nextLine, wholeLines } from "./lines.js";
import { type Patch, replacing } from "./patch.js";
import { columnOf, endOf, startOf, type Tree } from "./tree.js";
import { isGroup, type Ranks, type Want } from "./wants.js";

/** The last entry of a map that comes before a rank in the order of the registry, as an index; -1 where none does. */
export function lastBefore(map: YAMLMap, ranks: Ranks, rank: number): number {
  return map.items.findLastIndex(({ key }) => isScalar(key) && (ranks.get(textOf(key)) ?? rank) < rank);
}

/** A block map, and from where on its first line may stand. */
export interface BlockPlace {
  map: YAMLMap;
  ranks: Ranks;
  header?: number;
}

/** Where the line of a new key goes. */
function lineFor(text: string, { map, ranks, header }: BlockPlace, column: number, rank: number): number {
  const before = map.items[lastBefore(map, ranks, rank)];
  if (before !== undefined) return behindComments(text, nextLine(text, endOf(text, before)), column);
  if (header !== undefined) return header;
  const first = startOf(map.items[0]?.key);
  if (isFirstOnLine(text, first)) return lineStart(text, first);
  return behindComments(text, nextLine(text, endOf(text, map)), column);
}

/** Where the comments end that follow a map in its own column or further in, blank lines between them or not. */
const endOfComments = (text: string, map: YAMLMap, column: number) =>
  behindComments(text, nextLine(text, endOf(text, map)), column - 1, true);

/** States keys that a block map does not have yet, each on lines of its own. */
export function intoBlock(tree: Tree, place: BlockPlace, wants: readonly Want[], step: number): Patch[] {
  const { text } = tree;
  const { map } = place;
  if (wants.length === 0) return [];
  const column = columnOf(text, map);
  if (column === undefined) throw new CannotEdit("not-kept");
  const lines = { from: place.header ?? lineStart(text, startOf(map)), to: endOfComments(text, map, column) };
  return wants.map((want) => {
    const there = isGroup(want) ? undefined : uncommented(text, lines, column, want);
    if (there !== undefined) return there;
    const at = lineFor(text, place, column, want.rank);
    return linesAt(text, at, blockLines(want, column, step), column, want.rank);
  });
}

/** Puts keys under a key of a block map that has no value, on lines of their own. */
export function underKey(tree: Tree, behindKey: number, parent: number, wants: readonly Want[], step: number): Patch[] {
  const { text } = tree;
  const header = nextLine(text, behindKey);
  const to = behindComments(text, header, parent, true);
  const comment = firstComment(text, header, to);
  const column = comment ?? parent + step;
  return wants.map((want) => {
    const there = isGroup(want) ? undefined : uncommented(text, { from: header, to }, column, want);
    return there ?? linesAt(text, header, blockLines(want, column, step), column, want.rank);
  });
}

/** The column of the first comment among some lines. */
function firstComment(text: string, from: number, to: number): number | undefined {
  for (let at = from; at < to; at = nextLine(text, at + 1)) {
    const column = lineAt(text, at).search(/\S/);
    if (column >= 0) return column;
  }
  return undefined;
}

/** Takes the lines of some entries out of a block map. */
export function outOfBlock({ text }: Tree, map: YAMLMap, indices: readonly number[]): Patch[] {
  return indices.map((index) => {
    const pair = map.items[index];
    const start = startOf(pair?.key);
    if (!isFirstOnLine(text, start)) throw new CannotEdit("not-kept");
    const lines = wholeLines(text, start, endOf(text, pair));
    return replacing(lines.start, lines.end, "");
  });
}
