import type { Mode } from "../rules/pack.js";

/** A set of modes as bits, so that bounds are joined and compared without allocating. */
export type ModeSet = number;

const order: readonly Mode[] = ["managed", "blocked", "hybrid", "self_hosted"];

const bits: Readonly<Record<Mode, number>> = { managed: 1, blocked: 2, hybrid: 4, self_hosted: 8 };

export const bitOf = (mode: Mode): ModeSet => bits[mode];

/** The modes of the set, the most cautious first: rent, then hold back, then split, then move. */
export const modesOf = (set: ModeSet): Mode[] => order.filter((mode) => set & bits[mode]);

/**
 * The mode that stands for a set of possible ones: the base mode where it is among them, else the most cautious. Where a
 * single mode is possible, it is that.
 */
export function standFor(possible: ModeSet, base: Mode): Mode {
  return possible & bits[base] ? base : (modesOf(possible)[0] ?? base);
}

/** The only mode of the set, or undefined where there are several or none. */
export function onlyMode(set: ModeSet): Mode | undefined {
  const modes = modesOf(set);
  return modes.length === 1 ? modes[0] : undefined;
}
