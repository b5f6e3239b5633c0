import { isAlias, isMap, isScalar } from "yaml";
import type { FactSpec, FactValue } from "../../facts/fact.js";
import { findSpec } from "../../facts/registry/registry.js";
import { textOf } from "../scalar.js";
import type { GivenProvenance } from "../shape.js";
import type { FileState, Item } from "./state.js";
import { ownPair, type Tree, valueAt } from "./tree.js";
import { fileRanks, type Group, groupRanks, type Leaf, provenanceRanks, type Want, workloadRanks } from "./wants.js";
import { writtenJson, writtenValue } from "./written-value.js";

/** What is to be read of a fact. What is said to be unknown has no provenance, whatever stands here. */
export interface Wanted {
  value: FactValue | null;
  provenance: GivenProvenance;
}

/** Facts with what is to be read of them. */
export type Values = ReadonlyMap<string, Wanted>;

/** One fact that is to have a value. */
export interface Change {
  spec: FactSpec;
  value: FactValue | null;
}

/** The keys under which a fact stands. */
export const keysOf = (spec: FactSpec): [first: string, second: string | undefined] => {
  const [first = "", second] = spec.name.split(".");
  return [first, second];
};

function leafOf(state: FileState, { spec, value }: Change): Leaf {
  const [first, second] = keysOf(spec);
  const key = second ?? first;
  const ranks = second === undefined ? workloadRanks : groupRanks(first);
  const nothing = state.tree.json ? "null" : "~";
  const written = state.tree.json ? writtenJson : writtenValue;
  const text = value === null ? nothing : written(spec.name, value);
  return { key, rank: ranks.get(key) ?? 0, text, example: spec.example };
}

/** True where a key stands in the item itself, and not only in what it takes over. */
const isOwn = ({ node, map }: Item, key: string) => !isAlias(node) && ownPair(map, key) !== undefined;

/** What a workload is read to say of a group, for a map that no longer gets it by a merge. */
function mergedLeaves(state: FileState, item: Item, group: string, but: readonly Change[]): Leaf[] {
  if (isOwn(item, group) || !isMap(valueAt(state.tree, item.map, group))) return [];
  return [...item.read.stated].flatMap(([name, { value }]) => {
    const spec = findSpec(name);
    const ours = spec !== undefined && keysOf(spec)[0] === group && !but.some((change) => change.spec === spec);
    return ours ? [leafOf(state, { spec, value })] : [];
  });
}

/** A `team:` without a value hides the file's team; a map there has to hide what it says nothing of. */
function blockedLeaves(state: FileState, group: string, but: readonly Change[]): Leaf[] {
  if (group !== "team") return [];
  return [...state.top.team.stated.keys()].flatMap((name) => {
    const spec = findSpec(name);
    return spec === undefined || but.some((change) => change.spec === spec)
      ? []
      : [leafOf(state, { spec, value: null })];
  });
}

/** What states some facts, by groups. `item` is absent at the top of the file. */
export function wantsOf(state: FileState, changes: readonly Change[], item?: Item): Want[] {
  const leaves: Leaf[] = [];
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const [first, second] = keysOf(change.spec);
    if (second === undefined) leaves.push(leafOf(state, change));
    else groups.set(first, [...(groups.get(first) ?? []), change]);
  }
  const ranks = item === undefined ? fileRanks : workloadRanks;
  const grouped = [...groups].map(
    ([key, inner]): Group => ({
      key,
      rank: ranks.get(key) ?? 0,
      ranks: groupRanks(key),
      leaves: inner.map((change) => leafOf(state, change)),
      merged: item === undefined ? [] : mergedLeaves(state, item, key, inner),
      blocked: item === undefined ? [] : blockedLeaves(state, key, inner),
    }),
  );
  return [...leaves, ...grouped];
}

/** What the provenance of a fact is to be changed to; undefined where it is so already. */
function provenanceLeaf(
  { tree }: FileState,
  map: unknown,
  key: string,
  { value, provenance }: Wanted,
): Leaf | undefined {
  const given = isMap(map) ? valueAt(tree, map, key) : undefined;
  const rank = provenanceRanks.get(key) ?? 0;
  if (value === null) return given === undefined ? undefined : { key, rank };
  const isSo = given === undefined ? provenance === "declared" : isScalar(given) && textOf(given) === provenance;
  return isSo ? undefined : { key, rank, text: wordIn(tree, provenance) };
}

const wordIn = (tree: Tree, word: string) => (tree.json ? JSON.stringify(word) : word);

/** States where the values of facts come from, as far as the file says otherwise of them. */
export function provenanceWant(state: FileState, item: Item, values: Values): Group | undefined {
  const { tree } = state;
  const map = valueAt(tree, item.map, "provenance");
  const leaves = [...values].flatMap(([key, wanted]) => provenanceLeaf(state, map, key, wanted) ?? []);
  if (leaves.length === 0) return undefined;
  const own = isOwn(item, "provenance");
  if (!own && leaves.every(({ text }) => text === undefined)) return undefined;
  const rank = (name: string) => provenanceRanks.get(name) ?? 0;
  const merged = own
    ? []
    : [...item.read.stated].flatMap(([key, { provenance }]) =>
        provenance === "declared" || values.has(key) ? [] : [{ key, rank: rank(key), text: wordIn(tree, provenance) }],
      );
  const ranks = provenanceRanks;
  return { key: "provenance", rank: workloadRanks.get("provenance") ?? 0, ranks, leaves, merged, blocked: [] };
}
