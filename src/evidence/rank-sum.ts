/**
 * How many standard deviations the first values rank above what chance gives if both came from one distribution; 0 where
 * all are equal, or one side is empty. The rank-sum test of H. B. Mann and D. R. Whitney (Ann. Math. Stat. 18 (1947), 50–60) in
 * its normal approximation, with mean ranks and the variance corrected for ties (E. L. Lehmann, Nonparametrics (1975), 1.4).
 */
export function rankSum(first: readonly number[], second: readonly number[]): number {
  const sorted = [...first.map((value) => ({ value, mine: 1 })), ...second.map((value) => ({ value, mine: 0 }))].sort(
    (a, b) => a.value - b.value,
  );
  const all = sorted.length;
  let ranks = 0;
  let ties = 0;
  for (let from = 0, to = 0; from < all; from = to) {
    let mine = 0;
    while (to < all && sorted[to]?.value === sorted[from]?.value) mine += sorted[to++]?.mine ?? 0;
    // places `from` to `to`, counted from 1, share their mean rank
    ranks += (mine * (from + 1 + to)) / 2;
    ties += (to - from) ** 3 - (to - from);
  }
  const variance = ((first.length * second.length) / 12) * (all + 1 - ties / (all * (all - 1)));
  return variance > 0 ? (ranks - (first.length * (all + 1)) / 2) / Math.sqrt(variance) : 0;
}
