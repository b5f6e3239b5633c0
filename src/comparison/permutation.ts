import type { Random } from "./random.js";

/** Shuffles behind each p-value, which therefore is never below a ten-thousandth. */
const shuffles = 9999;

/**
 * How likely the sum of paired differences is so low by chance, where each is as likely to be below zero as above: the
 * randomisation test of R. A. Fisher (1935), by random signs. The observed signs count as one of them, so that it never errs
 * more often than its level (B. Phipson and G. K. Smyth, SAGMB 9 (2010)).
 */
export function lowBySigns(differences: Float64Array, random: Random): number {
  const moved = differences.filter((difference) => difference !== 0);
  const observed = moved.reduce((sum, difference) => sum + difference, 0);
  let asLow = 1;
  for (let i = 0; i < shuffles; i++) {
    let sum = 0;
    for (const difference of moved) sum += random.next() < 0.5 ? difference : -difference;
    if (sum <= observed + rounding) asLow++;
  }
  return asLow / (shuffles + 1);
}

/** How likely the first sample's sum is so low by chance, where both come from one: by shuffling who belongs to which. */
export function lowByShuffling(first: Float64Array, second: Float64Array, random: Random): number {
  const all = Float64Array.of(...first, ...second);
  const observed = first.reduce((sum, value) => sum + value, 0);
  let asLow = 1;
  for (let i = 0; i < shuffles; i++) {
    let sum = 0;
    for (let k = 0; k < first.length; k++) {
      const other = k + random.below(all.length - k);
      const held = all[other] ?? 0;
      all[other] = all[k] ?? 0;
      all[k] = held;
      sum += held;
    }
    if (sum <= observed + rounding) asLow++;
  }
  return asLow / (shuffles + 1);
}

/** Sums of the same values in another order differ by less. */
const rounding = 1e-9;
