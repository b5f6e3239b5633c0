/**
 * Variance of the seasonal Kendall statistic S (pairs of one season that rise less those that fall, over all seasons) if
 * there were no trend. `values` are whole periods of `seasons` values each.
 *
 * With the covariance of seasons estimated from their ranks, as R. M. Hirsch and J. R. Slack (Water Resources Research 20
 * (1984), 727–732) do, since days of one week rise and fall together; but never less than if seasons were independent of
 * each other. Ties count as in their formula, σ = (K + 4·ΣR·R − n·(n + 1)²)/3 for each two seasons, summed here over all of
 * them at once.
 */
export function seasonalKendall(values: readonly number[], seasons: number): number {
  const periods = values.length / seasons;
  /** Of each value, how many of its season are smaller less how many are larger. */
  const standing = new Float64Array(values.length);
  let untied = 0;
  let together = 0;
  for (let i = 0; i < periods; i++) {
    for (let j = i + 1; j < periods; j++) {
      let rising = 0;
      for (let season = 0; season < seasons; season++) {
        const [a, b] = [i * seasons + season, j * seasons + season];
        const sign = Math.sign((values[b] ?? 0) - (values[a] ?? 0));
        standing[a] = (standing[a] ?? 0) - sign;
        standing[b] = (standing[b] ?? 0) + sign;
        untied += Math.abs(sign);
        rising += sign;
      }
      together += rising ** 2;
    }
  }
  // 2R = n + 1 + standing, and standings of a season add up to 0: 4·ΣR·R − n·(n + 1)² = Σ standing·standing
  let independent = untied;
  let dependent = together;
  for (let i = 0; i < periods; i++) {
    const row = standing.subarray(i * seasons, (i + 1) * seasons);
    independent += row.reduce((sum, one) => sum + one ** 2, 0);
    dependent += row.reduce((sum, one) => sum + one, 0) ** 2;
  }
  return Math.max(independent, dependent) / 3;
}
