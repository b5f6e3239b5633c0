import type { FactSpec } from "../../facts/fact.js";
import { guess, isMeant, type Meant, type Misunderstood, type Note, unclear } from "./answer.js";
import { noneOf } from "./choices.js";
import { closedWord, folded, takenAs } from "./closed-word.js";
import { insideQuotes, itemsOf } from "./quotes.js";
import { isNothing, quotedMeant, wordMeant } from "./text.js";

/** Words of the longest value of a closed list. */
const longestValue = 4;

/** Before another word these refuse it; they are not the beginning of a value. */
const refusals = new Set(["n", "no", "not"]);

const everything = new Set(["all", "allofthem", "allofthese", "everything"]);

/** Reads several words at once, of a closed list or free ones. Brackets around the list are those of a file. */
export function tagsMeant(
  text: string,
  spec: FactSpec,
  type: { values?: readonly string[]; known?: readonly string[] },
): Meant | Misunderstood {
  const list = text.replace(/^\[([^[\]]*)\]$/, "$1").trim();
  const word = list.length > 40 ? "" : folded(list).replace(/[.!]+$/, "");
  if (list === "" || isNothing(word)) return { value: [], notes: word === "no" || word === "0" ? [noneNote] : [] };
  if (!type.values) return freeTags(list, everything.has(word), spec, type.known ?? []);
  return everything.has(word) ? { value: type.values, notes: [] } : closedTags(list, spec, type.values);
}

const noneNote = guess("taken as none of them");

function closedTags(text: string, { name }: FactSpec, values: readonly string[]): Meant | Misunderstood {
  const found = new Set<string>();
  const notes: Note[] = [];
  for (const item of text.split(/[,;&+/]|\band\b/i)) {
    const words = item.split(/\s/).filter((word) => word !== "");
    for (let at = 0; at < words.length; ) {
      const match = longestMatch(words, at, name, values);
      if (!match) return noneOf(words.slice(at).join(" "), values);
      found.add(match.value);
      notes.push(...match.notes);
      at += match.length;
    }
  }
  return found.size === 0 ? noneOf(text, values) : { value: [...found], notes };
}

/** The most words from a place on that together mean one value. */
function longestMatch(words: readonly string[], at: number, name: string, values: readonly string[]) {
  for (let length = Math.min(longestValue, words.length - at); length > 0; length -= 1) {
    const text = words.slice(at, at + length).join(" ");
    const match = closedWord(text, name, values);
    const isWhole = match && folded(match.value) === folded(text);
    const isNumber = /^\W*\d/.test(text);
    if (match && (isWhole || isNumber || !refusals.has(folded(text)))) {
      return { value: match.value, notes: isWhole || isNumber ? match.notes : [takenAs(match.value)], length };
    }
  }
  return undefined;
}

function freeTags(text: string, all: boolean, spec: FactSpec, known: readonly string[]): Meant | Misunderstood {
  if (all) return unclear(spec, "Name each of them");
  const found = new Set<string>();
  for (const item of freeItems(text, known)) {
    const inside = insideQuotes(item);
    const meant = inside === undefined ? wordMeant(item, spec, known) : quotedMeant(inside, spec);
    if (!isMeant(meant)) return meant;
    found.add(String(meant.value));
  }
  return found.size === 0 ? unclear(spec, "There is no word in that; write one") : { value: [...found], notes: [] };
}

/** Free words stand between commas; blanks part them only where each word is known. */
function freeItems(text: string, known: readonly string[]): string[] {
  const isKnown = (word: string): boolean => known.some((name) => folded(name) === folded(word));
  return itemsOf(text).flatMap((item) => {
    if (insideQuotes(item) !== undefined) return [item];
    const pieces = item.split(/ (?:and|&) /i).map((piece) => piece.trim());
    return pieces.flatMap((piece) => {
      const words = piece.split(" ").filter((word) => word !== "");
      return words.length > 1 && words.every(isKnown) ? words : [piece];
    });
  });
}
