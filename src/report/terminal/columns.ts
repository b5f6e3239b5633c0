/** What a column needs at least, and what it would take where there is room. In terminal columns, borders left out. */
export interface Need {
  min: number;
  ideal: number;
}

/**
 * Shares `total` columns out: every column its least, then to each in turn what it lacks to its ideal, and the rest to the
 * last of `turns`. The sum is `total` wherever the least of all fits.
 *
 * @param turns indexes into `needs`, the most urgent first
 */
export function fitColumns(needs: readonly Need[], total: number, turns: readonly number[]): number[] {
  const widths = needs.map((need) => need.min);
  let left = total - widths.reduce((sum, width) => sum + width, 0);
  for (const [place, index] of turns.entries()) {
    const need = needs[index];
    if (!need || left <= 0) break;
    const more = place === turns.length - 1 ? left : Math.min(left, Math.max(0, need.ideal - need.min));
    widths[index] = (widths[index] ?? 0) + more;
    left -= more;
  }
  return widths;
}

/** Columns that a table's borders and blanks take. */
export const frameOf = (count: number): number => count * 3 + 1;
