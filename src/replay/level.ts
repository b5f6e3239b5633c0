/** A share of a count that is a whole number but for rounding, as 1 % of 8,700, is that number. */
const rounding = 1e-9;

/**
 * The load that at most a share of 1 − `level` of the intervals exceeds: the greatest of all at level 1, and one that a
 * fleet has to carry for the level to be kept.
 *
 * @param level from 0 to 1, 0 left out
 */
export function loadAtLevel(load: Float64Array, level: number): number {
  const spared = Math.floor((1 - level) * load.length + rounding);
  // typed arrays sort by number
  return load.slice().sort()[load.length - 1 - spared] ?? 0;
}
