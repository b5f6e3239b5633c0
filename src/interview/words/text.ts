import { hasUnsafe } from "../../diagnostics/plain-text.js";
import type { FactSpec } from "../../facts/fact.js";
import { maxTextLength } from "../../workloads/limits.js";
import { guess, type Meant, type Misunderstood, unclear } from "./answer.js";
import { folded } from "./closed-word.js";

const nothing = new Set(["none", "noneofthem", "noneofthese", "noneatall", "nothing", "no", "nowhere", "nobody", "0"]);

/** Says that there is none, in the folded form of an answer. */
export const isNothing = (word: string): boolean => nothing.has(word);

/** Reads a free word. What is a known word but for its case and its blanks is that word; a number is its place among them. */
export function textMeant(text: string, spec: FactSpec, known: readonly string[]): Meant | Misunderstood {
  if (text.length <= 40 && isNothing(folded(text))) {
    return unclear(spec, `Say "skip" where there is none, or write the word in quotes where it is its name`);
  }
  const place = /^\d{1,2}$/.test(text) ? known[Number(text) - 1] : undefined;
  return place === undefined
    ? wordMeant(text, spec, known)
    : { value: place, notes: [guess(`number ${text} of those known`)] };
}

/** Marks alone are no name of anything, unless quotes say so. */
const marksOnly = /^[\s!-/:-@[-`{-~]*$/;

/** A word as it stands, or the known one that it is. */
export function wordMeant(text: string, spec: FactSpec, known: readonly string[]): Meant | Misunderstood {
  if (marksOnly.test(text)) return unclear(spec, "There is no word in that; write one");
  const name = known.find((name) => folded(name) === folded(text));
  if (name !== undefined) return { value: name, notes: [] };
  const meant = quotedMeant(text, spec);
  // a sentence is more often an explanation than a name
  if ("value" in meant && text.split(/\s+/).length > 3)
    return { ...meant, notes: [guess("the whole of it taken as a name")] };
  return meant;
}

/** A word exactly as it was written, held to what a file may have there. */
export function quotedMeant(text: string, spec: FactSpec): Meant | Misunderstood {
  const word = text.trim();
  if (word === "") return unclear(spec, "There is no word in that; write one");
  if (word.length > maxTextLength) return unclear(spec, `A word takes at most ${maxTextLength} characters; write less`);
  if (hasUnsafe(word)) return unclear(spec, "That has characters which cannot be seen; type it anew without them");
  return { value: word, notes: [] };
}
