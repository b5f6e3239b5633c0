import { isAlias, isMap, isScalar } from "yaml";
import type { FactSpec, FactValue } from "../../facts/fact.js";
import { findSpec } from "../../facts/registry/registry.js";
import { textOf } from "../scalar.js";
import type { FileState, Item } from "./state.js";
import { ownPair, valueAt } from "./tree.js";
import { fileRanks, type Group, groupRanks, type Leaf, provenanceRanks, type Want, workloadRanks } from "./wants.js";
import { writtenJson, writtenValue } from "./written-value.js";

/** Facts with the values that they are to have. */
export type Values = ReadonlyMap<string, FactValue | null>;

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

/** Facts with a provenance are declared from now on; what is said to be unknown has none. */
export function provenanceWant(state: FileState, item: Item, values: Values): Group | undefined {
  const { tree } = state;
  const map = valueAt(tree, item.map, "provenance");
  if (!isMap(map)) return undefined;
  const rank = (name: string) => provenanceRanks.get(name) ?? 0;
  const word = (text: string) => (tree.json ? JSON.stringify(text) : text);
  const leaves: Leaf[] = [];
  for (const [key, value] of values) {
    const given = valueAt(tree, map, key);
    if (given === undefined) continue;
    if (value === null) leaves.push({ key, rank: rank(key) });
    else if (!isScalar(given) || textOf(given) !== "declared")
      leaves.push({ key, rank: rank(key), text: word("declared") });
  }
  if (!leaves.some(({ text }) => text !== undefined) && !isOwn(item, "provenance")) return undefined;
  const merged = isOwn(item, "provenance")
    ? []
    : [...item.read.stated].flatMap(([key, { provenance }]) =>
        provenance === "declared" || values.has(key) ? [] : [{ key, rank: rank(key), text: word(provenance) }],
      );
  const ranks = provenanceRanks;
  const place = workloadRanks.get("provenance") ?? 0;
  return leaves.length === 0 ? undefined : { key: "provenance", rank: place, ranks, leaves, merged, blocked: [] };
}
