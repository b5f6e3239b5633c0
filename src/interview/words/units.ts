import type { Unit } from "../../facts/unit.js";
import type { Noun } from "./part.js";
import type { Period } from "./period.js";

/** What a figure of a unit may be called. */
export interface Manner {
  nouns: readonly Noun[];
  /** The period that the unit counts in, into which others are converted. */
  period?: Period;
  /** A unit of time may stand behind the number. */
  time?: boolean;
  /** Magnitudes in small letters can only be meant as those. */
  letters?: boolean;
  /** Fractions of one are rare enough that `1.200` may be twelve hundred. */
  large?: boolean;
}

/** How people speak of each unit. */
export const manners: Readonly<Record<Unit, Manner>> = {
  "tokens/month": { nouns: ["tokens", "input", "output"], period: "month", letters: true, large: true },
  "requests/month": { nouns: ["requests"], period: "month", letters: true, large: true },
  "tokens/request": { nouns: ["tokens", "input", "output", "each"], letters: true, large: true },
  "usd/month": { nouns: ["usd"], period: "month", letters: true, large: true },
  "usd/hour": { nouns: ["usd", "gpus"], period: "hour", letters: true },
  ms: { nouns: ["each"], time: true },
  share: { nouns: ["percent", "share", "input", "tokens", "cache", "growth"] },
  score: { nouns: ["percent"] },
  ratio: { nouns: ["times", "percent"] },
  people: { nouns: ["people"], large: true },
  fte: { nouns: ["people", "percent"] },
  gpus: { nouns: ["gpus"], large: true },
  "hours/week": { nouns: [], period: "week", time: true },
  "tokens/second": { nouns: ["tokens", "input", "output", "gpus"], period: "second", letters: true, large: true },
  days: { nouns: [], time: true },
};
