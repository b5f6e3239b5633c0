/**
 * Standard deviations of a normal distribution within which nine tenths of it lie: a twentieth beyond either end, as in
 * every likely range of this project.
 */
export const likelyDeviations = 1.6448536269514722;

/** A share of some cases with the interval that the share of all such cases likely lies in: of 90 % where not said otherwise. */
export interface Rate {
  count: number;
  of: number;
  rate: number;
  low: number;
  high: number;
}

/**
 * `count` of `of` cases and Wilson's score interval (E. B. Wilson, J. Am. Stat. Assoc. 22 (1927), 209–212), which needs no
 * large numbers and stays between 0 and 1. It takes cases as independent: where they come in clusters it is too narrow.
 * Null of no cases.
 *
 * @param deviations standard deviations to either end; those of 90 % where absent
 */
export function rateOf(count: number, of: number, deviations = likelyDeviations): Rate | null {
  if (!(of > 0)) return null;
  const square = deviations ** 2;
  const middle = (count + square / 2) / (of + square);
  const half = (deviations / (of + square)) * Math.sqrt((count * (of - count)) / of + square / 4);
  return {
    count,
    of,
    rate: count / of,
    low: count === 0 ? 0 : middle - half,
    high: count === of ? 1 : middle + half,
  };
}
