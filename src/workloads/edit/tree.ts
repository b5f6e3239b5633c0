import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type YAMLMap,
} from "yaml";
import { linkAliases } from "../aliases.js";
import { textOf } from "../scalar.js";
import { isFirstOnLine, lineStart } from "./lines.js";

/** The tree of a text, with how the text is written. */
export interface Tree {
  text: string;
  root: YAMLMap;
  /** True for JSON, or what looks like it. */
  json: boolean;
  /** JSON without any blanks. */
  compact: boolean;
  /** True where anything has an alias. */
  hasAliases: boolean;
  /** The node that stands here, or that an alias stands for; null where there is none. */
  resolve(item: unknown): Node | null;
}

export function treeOf(text: string, root: YAMLMap): Tree {
  const { targets } = linkAliases(root);
  const first = root.items[0]?.key;
  const json = root.flow === true && isScalar(first) && first.type === "QUOTE_DOUBLE";
  return {
    text,
    root,
    json,
    compact: json && !/[:,]\s/.test(text.slice(0, 2_000)),
    hasAliases: targets.size > 0,
    resolve: (item) => (isAlias(item) ? (targets.get(item) ?? null) : isNode(item) ? item : null),
  };
}

/** Merges are followed this far, as by the reader. */
const maxMergeDepth = 32;

const isMergeKey = (key: unknown) => isScalar(key) && key.value === "<<" && key.type === "PLAIN";

/** The pair that a map itself has at a key. */
export function ownPair(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && !isMergeKey(pair.key) && textOf(pair.key) === key);
}

/** What stands at a key that comes out of a `<<` merge; undefined where none does. */
function mergedValue(tree: Tree, map: YAMLMap, key: string, depth = 0): Node | null | undefined {
  if (depth > maxMergeDepth) return undefined;
  for (const pair of map.items) {
    if (!isMergeKey(pair.key)) continue;
    const target = tree.resolve(pair.value);
    for (const item of isSeq(target) ? target.items : [target]) {
      const merged = tree.resolve(item);
      if (!isMap(merged)) continue;
      const found = valueAt(tree, merged, key, depth + 1);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** What stands at a key, the map's own before merged ones; null where that has no value, undefined where it is missing. */
export function valueAt(tree: Tree, map: YAMLMap, key: string, depth = 0): Node | null | undefined {
  const own = ownPair(map, key);
  return own === undefined ? mergedValue(tree, map, key, depth) : tree.resolve(own.value);
}

export const startOf = (node: unknown): number => (isNode(node) ? (node.range?.[0] ?? 0) : 0);

/** True where a key has nothing behind it, not even `~`. */
export function isMissing(value: unknown): boolean {
  return !isNode(value) || (isScalar(value) && value.range?.[0] === value.range?.[1]);
}

/** The offset behind the colon of a pair; undefined where it has none. */
export function behindColon(text: string, pair: Pair): number | undefined {
  const colon = /\s*:/y;
  colon.lastIndex = isNode(pair.key) ? (pair.key.range?.[1] ?? 0) : 0;
  return colon.test(text) ? colon.lastIndex : undefined;
}

/** Where what is written of a node or pair ends, comments behind it left out. */
export function endOf(text: string, item: unknown): number {
  let last: unknown = item;
  while (isCollection(last) && !last.flow && last.items.length > 0) {
    last = last.items.at(-1);
    if (isPair(last) && !isMissing(last.value)) last = last.value;
  }
  if (isPair(last) && !isMissing(last.value)) return endOf(text, last.value);
  if (!isPair(last)) return isNode(last) ? (last.range?.[1] ?? 0) : 0;
  const end = behindColon(text, last) ?? endOf(text, last.key);
  // an anchor may stand where a value would
  return isNode(last.value) && last.value.anchor !== undefined ? Math.max(end, startOf(last.value)) : end;
}

/** The column of a block map's keys; undefined where they are written in a way that has none. */
export function columnOf(text: string, map: YAMLMap): number | undefined {
  for (const { key } of map.items) {
    const at = startOf(key);
    if (isFirstOnLine(text, at)) return at - lineStart(text, at);
  }
  const at = startOf(map.items[0]?.key);
  const start = lineStart(text, at);
  return /^ *- +$/.test(text.slice(start, at)) ? at - start : undefined;
}
