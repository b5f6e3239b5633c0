import { distance } from "fastest-levenshtein";
import { guess, type Note, spoken } from "./answer.js";

/** One of a closed list, and what had to be assumed to find it there. */
export interface Matched {
  value: string;
  notes: readonly Note[];
}

/** Words longer than any value of any list. */
const longest = 80;

/** Words that say the same as a value of a fact, beside those that can be told from the value itself. */
const aliases: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  "team.on_call": {
    around_the_clock: ["24/7", "24x7", "always", "roundtheclock", "anytime", "nightandday", "dayandnight"],
    business_hours: ["officehours", "workinghours", "workhours", "officetime", "ninetofive", "9to5", "weekdays"],
  },
  "current.mode": {
    managed: ["api", "provider", "aprovider", "managedapi"],
    self_hosted: ["own", "we", "wedo", "us", "ourselves", "inhouse", "onprem", "onpremise"],
    hybrid: ["both", "mixed", "abitofboth"],
  },
};

const nothing = new Set(["no", "nobody", "noone", "nothing", "notatall", "zero", "never", "noneofthem", "noneofthese"]);

/** Case, blanks, hyphens and underscores tell no two values apart. */
export const folded = (text: string): string => text.toLowerCase().replace(/[\s_-]+/g, "");

/** Words that say how sure somebody is rather than what is. */
const hedge =
  /^(?:it is|it's|its|that is|that's|they are|they're|we are|we're|i think|i guess|i believe|probably|maybe|perhaps|mostly|usually|rather|still)\s+/i;

/** The one value of a list that a word means; undefined where it means none, or could mean several. */
export function closedWord(text: string, fact: string, values: readonly string[]): Matched | undefined {
  if (text.length > longest) return undefined;
  const plain = text.replace(/[.,!:;]+$/, "");
  const match = matched(plain, fact, values);
  if (match || !hedge.test(plain)) return match;
  const rest = closedWord(plain.replace(hedge, ""), fact, values);
  return rest && { value: rest.value, notes: [takenAs(rest.value)] };
}

function matched(text: string, fact: string, values: readonly string[]): Matched | undefined {
  const word = folded(text);
  const exact = values.find((value) => folded(value) === word);
  if (exact !== undefined) return { value: exact, notes: [] };
  return numbered(text, values) ?? alias(word, fact, values) ?? beginning(word, values) ?? slip(word, values);
}

export const takenAs = (value: string): Note => guess(`taken as ${spoken(value)}`);

/** A place in the list, counted from one. A number that stands in a value, as in int4, may be meant as that. */
function numbered(text: string, values: readonly string[]): Matched | undefined {
  const [, number] = /^(?:option |number |answer |#|\()?(\d{1,2})(?:st|nd|rd|th|[.)])?$/i.exec(text) ?? [];
  const value = number === undefined ? undefined : values[Number(number) - 1];
  if (number === undefined || value === undefined) return undefined;
  const isPart = values.some((other) => other.includes(number));
  return { value, notes: isPart ? [guess(`number ${number} of the list`)] : [] };
}

function alias(word: string, fact: string, values: readonly string[]): Matched | undefined {
  const ofFact = Object.hasOwn(aliases, fact) ? aliases[fact] : undefined;
  const [value] = Object.entries(ofFact ?? {}).find(([, words]) => words.includes(word)) ?? [];
  if (value !== undefined) return { value, notes: /^24[/x]7$/.test(word) ? [] : [takenAs(value)] };
  return values.includes("none") && nothing.has(word) ? { value: "none", notes: [takenAs("none")] } : undefined;
}

function beginning(word: string, values: readonly string[]): Matched | undefined {
  const [value, another] = values.filter((value) => word !== "" && folded(value).startsWith(word));
  if (value === undefined || another !== undefined) return undefined;
  return { value, notes: word.length < 3 ? [takenAs(value)] : [] };
}

/**
 * A typing slip. The first letter has to be right: where it is not, the word is as likely the opposite (stable and
 * unstable, internal and external).
 */
function slip(word: string, values: readonly string[]): Matched | undefined {
  if (word.length <= 4) return undefined;
  const near = values
    .map((value) => ({ value, slips: distance(word, folded(value)) }))
    .filter(({ value, slips }) => slips <= 2 && folded(value).length > 4 && value.charAt(0) === word.charAt(0))
    .sort((a, b) => a.slips - b.slips);
  const [first, second] = near;
  if (!first || first.slips === second?.slips) return undefined;
  return { value: first.value, notes: [takenAs(first.value)] };
}
