import { findDerived } from "../facts/registry/lookup.js";
import type { Variable } from "../rules/cells.js";
import type { Mode } from "../rules/pack.js";
import type { Space } from "../verdict/space.js";
import { editsInto } from "./edit.js";
import type { Repair } from "./repair.js";

/**
 * Every change of one fact after which the base mode is another, by that mode. Found by trying each cell, so that a turn
 * that no single rule explains (a signal falls silent and the balance tips) is not missed. Facts that arithmetic joins to
 * others are left to the guided search.
 */
export function singleRepairs(space: Space, mode: Mode): Map<Mode, Repair[]> {
  const { engine, masks } = space;
  const found = new Map<Mode, Repair[]>();
  const trial = masks.slice();
  const attempt = (changes: readonly (readonly [Variable, number])[]): void => {
    for (const [variable, cell] of changes) trial[variable.index] = 1 << cell;
    const to = engine.policy.base(trial);
    for (const [variable] of changes) trial[variable.index] = masks[variable.index] ?? 0;
    if (to === mode) return;
    const repair = changes.flatMap(([variable, cell]) => editsInto(space.facts, variable, 1 << cell).slice(0, 1));
    if (repair.length > 0) found.set(to, [...(found.get(to) ?? []), repair]);
  };
  for (const words of wholeFacts(space)) {
    for (const variable of words) {
      for (const cell of variable.cells.keys()) if (masks[variable.index] !== 1 << cell) attempt([[variable, cell]]);
    }
    if (words.length > 1) for (const present of [0, 1]) attempt(words.map((variable) => [variable, present] as const));
  }
  return found;
}

/** The variables that can make a difference, those of one fact together. */
function wholeFacts({ engine, facts }: Space): Variable[][] {
  const groups = new Map<string, Variable[]>();
  for (const variable of engine.compiled.variables) {
    const { name } = variable.spec;
    const computed = findDerived(name) !== undefined && !facts.get(name)?.at;
    if (!engine.decides[variable.index] || computed || engine.dependents[variable.index]?.length) continue;
    groups.set(name, [...(groups.get(name) ?? []), variable]);
  }
  return [...groups.values()];
}
