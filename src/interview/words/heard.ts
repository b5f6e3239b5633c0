import type { Note } from "./answer.js";
import type { Noun, Part } from "./part.js";
import type { Period } from "./period.js";

/** One number of an answer. */
export interface Figure {
  /** Before its magnitude, with its sign. */
  number: number;
  magnitude: number;
  /** Milliseconds of its unit of time. */
  time?: number;
  /** The next part may still belong to the number itself. */
  open: boolean;
  /** It stands directly behind another number, as the fraction of `1 1/2` does. */
  follows: boolean;
  /** Written as `1.200`. */
  twoWays: boolean;
}

/** What was heard in an answer. */
export interface Heard {
  figures: Figure[];
  /** Two figures are the ends of a range. */
  range: boolean;
  /** Two numbers with a slash between them, which may also be hours and days. */
  over?: readonly [number, number];
  nouns: Map<Noun, string>;
  periods: Period[];
  /** `a` before a noun: one of them. */
  article: boolean;
  /** Hours of a week in words. */
  hours?: number;
  /** A magnitude in a small letter, which is one in some units only. */
  letter?: string;
  notes: Note[];
  /** The first part that keeps the answer from being a figure. */
  trouble?: Part;
}

/** Both ends of a range with the magnitude that only one of them has, as in `1 to 2M`; `500 to 2k` is meant as it stands. */
export function endsOf(low: Figure, high: Figure): readonly [Figure, Figure] {
  if (low.number > high.number) return [low, high];
  if (low.magnitude === 1) return [{ ...low, magnitude: high.magnitude }, high];
  return high.magnitude === 1 ? [low, { ...high, magnitude: low.magnitude }] : [low, high];
}
