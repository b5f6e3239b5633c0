import type { Variable } from "../rules/cells.js";
import type { Mode } from "../rules/pack.js";
import type { Space } from "../verdict/space.js";
import { editsInto } from "./edit.js";
import type { Repair } from "./repair.js";

/**
 * Every change of one fact after which the base mode is another, by that mode. Found by trying each cell, so that a turn
 * that no single rule explains (a signal falls silent and the balance tips) is not missed. A cell of a computed fact is
 * reached through each of its inputs; inputs that rules test themselves are left to the guided search.
 */
export function singleRepairs(space: Space, mode: Mode): Map<Mode, Repair[]> {
  const { engine, likely, facts } = space;
  const found = new Map<Mode, Repair[]>();
  const trial = likely.slice();
  const attempt = (changes: readonly (readonly [Variable, number])[], repairs: () => Repair[]): void => {
    for (const [variable, cell] of changes) trial[variable.index] = 1 << cell;
    const to = engine.policy.base(trial);
    for (const [variable] of changes) trial[variable.index] = likely[variable.index] ?? 0;
    if (to !== mode) found.set(to, [...(found.get(to) ?? []), ...repairs()]);
  };
  for (const words of wholeFacts(space)) {
    for (const variable of words) {
      for (const cell of variable.cells.keys()) {
        if (likely[variable.index] === 1 << cell) continue;
        attempt([[variable, cell]], () => editsInto(facts, variable, 1 << cell).map((edit) => [edit]));
      }
    }
    if (words.length === 1) continue;
    for (const present of [0, 1]) {
      const all = words.map((variable) => [variable, present] as const);
      attempt(all, () => [all.flatMap(([variable]) => editsInto(facts, variable, 1 << present).slice(0, 1))]);
    }
  }
  return found;
}

/** The variables that can make a difference, those of one fact together. */
function wholeFacts({ engine }: Space): Variable[][] {
  const groups = new Map<string, Variable[]>();
  for (const variable of engine.compiled.variables) {
    if (!engine.decides[variable.index] || engine.dependents[variable.index]?.length) continue;
    groups.set(variable.spec.name, [...(groups.get(variable.spec.name) ?? []), variable]);
  }
  return [...groups.values()];
}
