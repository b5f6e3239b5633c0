/**
 * p-values of several tests made comparable with one level: S. Holm, "A simple sequentially rejective multiple test
 * procedure", Scand. J. Statist. 6 (1979). Rejecting where the adjusted value is at most α, the chance of any false
 * rejection is at most α, however the tests hang together. In the order given.
 */
export function holm(ps: readonly number[]): number[] {
  const order = ps.map((_, i) => i).sort((a, b) => (ps[a] ?? 0) - (ps[b] ?? 0));
  const adjusted = [...ps];
  let highest = 0;
  for (const [rank, i] of order.entries()) {
    highest = Math.max(highest, Math.min(1, (ps.length - rank) * (ps[i] ?? 1)));
    adjusted[i] = highest;
  }
  return adjusted;
}
