/** Probability of an error of the first kind, over all that is looked at in one question (Bonferroni). */
export const allowedChance = 0.01;

/**
 * Whether `count` of `of` cases are more than chance gives at a rate, where `looks` places were looked at.
 *
 * By the bound of H. Chernoff (Ann. Math. Stat. 23 (1952), 493–507) on the upper tail of the binomial distribution,
 * P(X ≥ count) ≤ exp(−of · KL(count/of ‖ rate)): never below the tail itself, so that what it calls an excess is one.
 */
export function isExcess(count: number, of: number, rate: number, looks: number): boolean {
  const share = count / of;
  if (!(share > rate)) return false;
  const divergence =
    share * Math.log(share / rate) + (share < 1 ? (1 - share) * Math.log((1 - share) / (1 - rate)) : 0);
  return of * divergence > Math.log(looks / allowedChance);
}

/** The rate of some cases, drawn away from 0 and 1 by half a case (Jeffreys' prior), since few cases rule out neither. */
export const cautiousRate = (count: number, of: number): number => (count + 0.5) / (of + 1);
