import type { Note } from "./answer.js";
import type { Period } from "./period.js";

/** What a figure counts, and words that fit some figures only. */
export type Noun =
  | "tokens"
  | "requests"
  | "usd"
  | "people"
  | "gpus"
  | "times"
  | "percent"
  | "share"
  | "input"
  | "output"
  | "each"
  | "cache"
  | "growth";

/** A piece of an answer that has one meaning, with its words. */
export type Part = { text: string } & Meaning;

export type Meaning =
  | { kind: "number"; value: number; notes: readonly Note[]; twoWays?: boolean }
  /** `million`: scales the number before it. */
  | { kind: "magnitude"; factor: number; letter?: boolean }
  /** `thirds`: divides the number before it. */
  | { kind: "divisor"; by: number }
  /** `and a half`: adds to the number before it. */
  | { kind: "extra"; value: number }
  /** `twice`: a number and what it counts. */
  | { kind: "multiple"; value: number }
  | { kind: "noun"; noun: Noun }
  /** A unit of time, in milliseconds. */
  | { kind: "time"; ms: number }
  /** `a day`, `/min`. */
  | { kind: "per"; period: Period }
  /** Hours of a week in words, such as `around the clock`. */
  | { kind: "hours"; value: number }
  | {
      kind: "article" | "about" | "bound" | "doubt" | "range" | "between" | "and" | "over" | "dash" | "plus" | "filler";
    }
  /** `few`, which is no number; another currency; what nobody has told the program of. */
  | { kind: "vague" | "currency" | "unknown" };
