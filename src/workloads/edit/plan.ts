import type { FactValue } from "../../facts/fact.js";
import { findSpec } from "../../facts/registry/registry.js";
import type { GivenProvenance } from "../shape.js";
import { CannotEdit } from "./cannot-edit.js";
import { type Change, keysOf, provenanceWant, type Values, type Wanted, wantsOf } from "./changes.js";
import { sameValue } from "./same.js";
import type { FileState, Item } from "./state.js";
import { ownPair, valueAt } from "./tree.js";
import type { Want } from "./wants.js";

/** One change: a fact of one workload stated, or said to be unknown (null, written as `key: ~`). */
export interface Edit {
  workload: string;
  fact: string;
  value: FactValue | null;
  /** Where the value comes from, written under `provenance:`; declared where this is absent. */
  provenance?: GivenProvenance;
}

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

/** A change, and whether it stands at the top for every workload that says nothing itself. */
interface Placed extends Change {
  provenance: GivenProvenance;
  isShared: boolean;
}

function itemNamed(byName: ReadonlyMap<string, Item[]>, workload: string): Item {
  const [item, second] = byName.get(workload) ?? [];
  if (item === undefined) throw new CannotEdit("no-such-workload", { workload });
  if (second !== undefined) throw new CannotEdit("several-workloads", { workload });
  return item;
}

/** True where the file says already what it is to say. */
function isSaid({ read }: Item, { spec, value }: Change): boolean {
  const stated = read.stated.get(spec.name);
  return value !== null && stated !== undefined && sameValue(stated.value, value);
}

/**
 * Where each fact is to stand. Team facts go where the workload's team stands: into the workload, or to the top of the file. What
 * the top says otherwise for several workloads stays there for the others, and what was measured of one is no matter of theirs.
 *
 * @param count how many workloads the file has
 * @throws CannotEdit for a fact or a workload that is not there
 */
export function planOf(state: FileState, edits: readonly Edit[], count: number): Plan {
  const byName = new Map<string, Item[]>();
  for (const item of state.items) {
    const named = byName.get(item.read.name);
    if (named === undefined) byName.set(item.read.name, [item]);
    else named.push(item);
  }
  const teamAtTop = ownPair(state.tree.root, "team") !== undefined || count === 1;
  const changes = new Map<Item, Map<string, Placed>>();
  const top = new Map<string, Change>();
  for (const { workload, fact, value, provenance = "declared" } of edits) {
    const spec = findSpec(fact);
    if (spec === undefined) throw new CannotEdit("no-such-fact", { workload, fact });
    const item = itemNamed(byName, workload);
    const own = changes.get(item) ?? new Map<string, Placed>();
    const isTeams = keysOf(spec)[0] === "team" && teamAtTop && valueAt(state.tree, item.map, "team") === undefined;
    const forOthers = count > 1 ? state.top.team.stated.get(fact)?.value : undefined;
    const clashes = forOthers !== undefined && !(value !== null && sameValue(forOthers, value));
    const isShared = isTeams && !clashes && provenance === "declared";
    changes.set(item, own.set(fact, { spec, value, provenance, isShared }));
    if (isShared) top.set(fact, { spec, value });
  }
  const values = new Map<string, Values>();
  const items: { item: Item; wants: readonly Want[] }[] = [];
  const asked = new Set<string>();
  for (const [item, own] of changes) {
    const here: Change[] = [];
    const wanted = new Map<string, Wanted>();
    for (const change of own.values()) {
      const { name } = change.spec;
      const shared = change.isShared ? top.get(name) : undefined;
      const last = shared ?? change;
      wanted.set(name, { value: last.value, provenance: change.provenance });
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
