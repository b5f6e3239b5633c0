import { isAlias, isMap, isNode, type Node, type Pair, type YAMLMap } from "yaml";
import { isNull } from "../scalar.js";
import { intoBlock, lastBefore, outOfBlock, underKey } from "./block.js";
import { CannotEdit } from "./cannot-edit.js";
import { intoFlow, outOfFlow } from "./flow.js";
import { braced, flowText, flowTexts } from "./flow-text.js";
import { isFirstOnLine, lineStart, nextLine } from "./lines.js";
import { type Patch, replacing } from "./patch.js";
import { replaced, saysUnknown } from "./replace.js";
import { behindColon, columnOf, endOf, isMissing, ownPair, startOf, type Tree } from "./tree.js";
import { type Group, isGroup, type Leaf, type Ranks, type Want } from "./wants.js";

/** A map that is to have some keys. */
export interface MapPlace {
  map: YAMLMap;
  ranks: Ranks;
  /** Where the line behind the map's own key starts. */
  header?: number;
}

/** An alias gives way to a map that takes over what it stands for, so that its other users keep theirs. */
export function insteadOfAlias(tree: Tree, alias: Node, wants: readonly Want[]): Patch[] {
  const end = endOf(tree.text, alias);
  const written = tree.text.slice(startOf(alias), end);
  return [replacing(startOf(alias), end, braced(tree, [`<<: ${written}`, ...flowTexts(tree, wants)]))];
}

/** States facts under a key without a value. */
function intoNothing(tree: Tree, { map }: MapPlace, pair: Pair, group: Group, step: number): Patch[] {
  const wants = [...group.blocked, ...group.leaves];
  const { text } = tree;
  const behind = behindColon(text, pair);
  const column = columnOf(text, map);
  if (map.flow || behind === undefined || column === undefined) {
    return replaced(tree, pair, braced(tree, flowTexts(tree, wants)));
  }
  // an alias of nothing, `~` and `null` go, since lines follow
  const cleared = isMissing(pair.value) ? [] : [replacing(behind, endOf(text, pair.value), "")];
  if (isNode(pair.value) && pair.value.tag !== undefined) throw new CannotEdit("not-kept");
  return [...cleared, ...underKey(tree, endOf(text, pair), column, wants, step)];
}

function intoGroup(tree: Tree, place: MapPlace, pair: Pair, group: Group, step: number): Patch[] {
  const { leaves, ranks } = group;
  const target = tree.resolve(pair.value);
  if (isAlias(pair.value) && isMap(target)) {
    return leaves.some(({ text }) => text !== undefined) ? insteadOfAlias(tree, pair.value, leaves) : [];
  }
  if (isNull(target)) return intoNothing(tree, place, pair, group, step);
  if (!isMap(target)) throw new CannotEdit("wrong-shape");
  const behind = target.flow ? undefined : behindColon(tree.text, pair);
  const header = behind === undefined ? undefined : nextLine(tree.text, behind);
  const below = header !== undefined && header <= lineStart(tree.text, startOf(target));
  return intoMap(tree, { map: target, ranks, ...(below ? { header } : {}) }, leaves, step);
}

function intoLeaf(tree: Tree, pair: Pair, { text }: Leaf & { text: string }): Patch[] {
  if (saysUnknown(pair) && (text === "~" || text === "null")) return [];
  return replaced(tree, pair, text);
}

/** Missing keys in braces, those that go behind the same entry together. */
function missingInFlow(tree: Tree, { map, ranks }: MapPlace, wants: readonly Want[]): Patch[] {
  const byIndex = new Map<number, Want[]>();
  for (const want of [...wants].sort((a, b) => a.rank - b.rank)) {
    const index = lastBefore(map, ranks, want.rank);
    const wanted = byIndex.get(index);
    if (wanted === undefined) byIndex.set(index, [want]);
    else wanted.push(want);
  }
  return [...byIndex].flatMap(([index, group]) =>
    intoFlow(
      tree,
      map,
      index,
      group.map((want) => flowText(tree, want)),
    ),
  );
}

function without(tree: Tree, map: YAMLMap, keys: readonly string[]): Patch[] {
  const indices = keys.flatMap((key) => {
    const pair = ownPair(map, key);
    return pair === undefined ? [] : [map.items.indexOf(pair)];
  });
  if (indices.length === 0) return [];
  return map.flow ? outOfFlow(tree, map, indices) : outOfBlock(tree, map, indices);
}

/** States keys in a map, and takes those out that are to go. Keys that stand there are changed where they stand. */
export function intoMap(tree: Tree, place: MapPlace, wants: readonly Want[], step: number): Patch[] {
  const { map } = place;
  const patches: Patch[] = [];
  const missing: Want[] = [];
  const gone: string[] = [];
  for (const want of wants) {
    const pair = ownPair(map, want.key);
    if (!isGroup(want) && want.text === undefined) gone.push(want.key);
    else if (pair === undefined) missing.push(want);
    else if (isGroup(want)) patches.push(...intoGroup(tree, place, pair, want, step));
    else patches.push(...intoLeaf(tree, pair, { ...want, text: want.text ?? "" }));
  }
  patches.push(...without(tree, map, gone));
  if (missing.length === 0) return patches;
  return [...patches, ...(map.flow ? missingInFlow(tree, place, missing) : intoBlock(tree, place, missing, step))];
}

/** How much further in than its key a block map stands in a file: as in the first map that tells. */
export function stepOf(tree: Tree, maps: readonly YAMLMap[]): number {
  const { text } = tree;
  for (const map of [...maps, tree.root]) {
    // in a text of one long line, to look for a line's start takes as long as the text
    const column = map.flow ? undefined : columnOf(text, map);
    if (column === undefined) continue;
    for (const { value } of map.items) {
      const inner = isMap(value) && !value.flow ? columnOf(text, value) : undefined;
      if (inner !== undefined && inner > column) return inner - column;
    }
  }
  const list = ownPair(tree.root, "workloads")?.value;
  const dash = startOf(list);
  const indent = isNode(list) && isFirstOnLine(text, dash) ? dash - lineStart(text, dash) : 0;
  return indent > 0 ? indent : 2;
}
