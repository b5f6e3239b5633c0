/** Flips with more changes than this say little to anybody, and proving them minimal costs twice as much each. */
export const flipLimit = 4;

/** Ways kept for each condition: enough for every real pack, few enough to combine. */
export const breadth = 8;

/** Flips kept for each mode, nearest first. */
export const perMode = 3;
