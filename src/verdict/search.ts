import type { Masks } from "../rules/evaluate.js";
import type { Mode } from "../rules/pack.js";
import { bitOf, type ModeSet, modesOf, onlyMode, standFor } from "./modes.js";
import { restrict, type Space } from "./space.js";

/** Boxes looked at for one question before the search gives up and says so. */
export const defaultBudget = 4_000;

/** The modes that the unknown facts still allow. */
export interface Possible {
  modes: ModeSet;
  /** False where the budget ended first: `modes` then may hold one too many. */
  proven: boolean;
}

type Found = "yes" | "no" | "gave up";

/**
 * Finds every mode that some completion of the unknown facts has. Each box of cells is bounded first, and split at an
 * open test only while its bound still holds the mode looked for; a box whose bound is one mode is a witness.
 */
export function possibleModes(space: Space, budget = defaultBudget): Possible {
  const upper = space.engine.policy.upper(space.masks);
  if (onlyMode(upper)) return { modes: upper, proven: true };
  let modes = 0;
  let proven = true;
  for (const target of modesOf(upper)) {
    const found = findMode(space, space.masks, target, { left: budget });
    if (found !== "no") modes |= bitOf(target);
    if (found === "gave up") proven = false;
  }
  return { modes, proven };
}

/** Whether some completion within the masks has the mode. */
export function findMode(space: Space, masks: Masks, target: Mode, work: { left: number }): Found {
  const { policy } = space.engine;
  const upper = policy.upper(masks);
  if ((upper & bitOf(target)) === 0) return "no";
  if (upper === bitOf(target)) return "yes";
  if (--work.left < 0) return "gave up";
  const lever = policy.lever(masks, target);
  // a bound of several modes without an open test would be a bound that contradicts itself
  if (!lever) throw new Error("bounds left open with every test decided");
  const possible = masks[lever.v] ?? 0;
  for (const half of [lever.towards, possible & ~lever.towards]) {
    const next = half === 0 ? undefined : restrict(space, masks, lever.v, half);
    const found = next ? findMode(space, next, target, work) : "no";
    if (found !== "no") return found;
  }
  return "no";
}

/** The mode of a full assessment, without finding all that is possible where the base mode is. */
export function judge(space: Space, budget = defaultBudget): Mode {
  const base = space.engine.policy.base(space.likely);
  if (findMode(space, space.masks, base, { left: budget }) !== "no") return base;
  return standFor(possibleModes(space, budget).modes, base);
}
