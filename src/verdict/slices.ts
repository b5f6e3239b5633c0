import type { Mode } from "../rules/pack.js";
import { bitOf, type ModeSet, modesOf, onlyMode } from "./modes.js";

/** The mode of a workload whose slices have these modes (guide: G10). */
export function joinModes(modes: readonly Mode[]): Mode {
  const [first = "managed"] = modes;
  return modes.every((mode) => mode === first) ? first : "hybrid";
}

/** Every mode of the workload, given what each slice allows; slices are free of each other. */
export function joinPossible(sets: readonly ModeSet[]): ModeSet {
  const common = sets.reduce((all, set) => all & set, -1);
  const agree = modesOf(common).reduce((set, mode) => set | bitOf(mode), 0);
  const first = sets[0];
  const oneOnly = first !== undefined && onlyMode(first) !== undefined && sets.every((set) => set === first);
  return oneOnly || sets.length < 2 ? agree : agree | bitOf("hybrid");
}

/** Most advanced first: the slice whose next step is the workload's next step. */
export function leadingSlice<T extends { mode: Mode; share: number }>(slices: readonly T[]): T | undefined {
  const rank: readonly Mode[] = ["self_hosted", "blocked", "managed"];
  return [...slices].sort((a, b) => rank.indexOf(a.mode) - rank.indexOf(b.mode) || b.share - a.share)[0];
}
