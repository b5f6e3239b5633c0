import { isAlias, isMap, isScalar } from "yaml";
import type { FactSpec, FactValue } from "../../facts/fact.js";
import { findSpec } from "../../facts/registry/registry.js";
import { textOf } from "../scalar.js";
import { CannotEdit } from "./cannot-edit.js";
import { sameValue } from "./same.js";
import type { FileState, Item } from "./state.js";
import { ownPair, valueAt } from "./tree.js";
import { fileRanks, type Group, groupRanks, type Leaf, provenanceRanks, type Want, workloadRanks } from "./wants.js";
import { writtenJson, writtenValue } from "./written-value.js";

/** One change: a fact of one workload stated, or said to be unknown (null, written as `key: ~`). */
export interface Edit {
  workload: string;
  fact: string;
  value: FactValue | null;
}

/** Facts with the values that they are to have. */
export type Values = ReadonlyMap<string, FactValue | null>;

/** What is to stand where, and what is to be read afterwards. */
export interface Plan {
  /** Keys at the top of the file. */
  top: readonly Want[];
  items: readonly { item: Item; wants: readonly Want[] }[];
  /** Facts by workload. */
  values: ReadonlyMap<string, Values>;
  /** Facts that every workload has which says nothing itself. */
  shared: ReadonlySet<string>;
}

interface Change {
  spec: FactSpec;
  value: FactValue | null;
}

const keysOf = (spec: FactSpec): [first: string, second: string | undefined] => {
  const [first = "", second] = spec.name.split(".");
  return [first, second];
};

function itemNamed(byName: ReadonlyMap<string, Item[]>, workload: string): Item {
  const [item, second] = byName.get(workload) ?? [];
  if (item === undefined) throw new CannotEdit("no-such-workload", { workload });
  if (second !== undefined) throw new CannotEdit("several-workloads", { workload });
  return item;
}

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

/** The keys that state some facts, by groups. `item` is absent at the top of the file. */
function wantsOf(state: FileState, changes: readonly Change[], item?: Item): Want[] {
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
function provenanceWant(state: FileState, item: Item, values: Values): Group | undefined {
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

/** True where the file says already what it is to say. */
function isSaid({ read }: Item, { spec, value }: Change): boolean {
  const stated = read.stated.get(spec.name);
  return value !== null && stated !== undefined && sameValue(stated.value, value);
}

/**
 * Where each fact is to stand. Team facts go where the workload's team stands: into the workload, or to the top of the file.
 *
 * @param count how many workloads the file has
 * @throws CannotEdit for a fact or a workload that is not there
 */
export function planOf(state: FileState, edits: readonly Edit[], count: number): Plan {
  const byName = new Map<string, Item[]>();
  for (const item of state.items) byName.set(item.read.name, [...(byName.get(item.read.name) ?? []), item]);
  const teamAtTop = ownPair(state.tree.root, "team") !== undefined || count === 1;
  const changes = new Map<Item, Map<string, Change>>();
  const top = new Map<string, Change>();
  for (const { workload, fact, value } of edits) {
    const spec = findSpec(fact);
    if (spec === undefined) throw new CannotEdit("no-such-fact", { workload, fact });
    const item = itemNamed(byName, workload);
    const own = changes.get(item) ?? new Map<string, Change>();
    changes.set(item, own.set(fact, { spec, value }));
    const isShared = keysOf(spec)[0] === "team" && teamAtTop && valueAt(state.tree, item.map, "team") === undefined;
    if (isShared) top.set(fact, { spec, value });
  }
  const values = new Map<string, Map<string, FactValue | null>>();
  const items: { item: Item; wants: readonly Want[] }[] = [];
  const asked = new Set<string>();
  for (const [item, own] of changes) {
    const ownTeam = valueAt(state.tree, item.map, "team") !== undefined;
    const here: Change[] = [];
    const wanted = new Map<string, FactValue | null>();
    for (const change of own.values()) {
      const { name } = change.spec;
      const shared = ownTeam ? undefined : top.get(name);
      const last = shared ?? change;
      wanted.set(name, last.value);
      if (isSaid(item, last)) continue;
      if (shared === undefined) here.push(change);
      else asked.add(name);
    }
    values.set(item.read.name, wanted);
    const provenance = provenanceWant(state, item, wanted);
    const wants = [...wantsOf(state, here, item), ...(provenance === undefined ? [] : [provenance])];
    if (wants.length > 0) items.push({ item, wants });
  }
  const shared = [...top.values()].filter(({ spec }) => asked.has(spec.name));
  return { top: wantsOf(state, shared), items, values, shared: new Set(top.keys()) };
}
