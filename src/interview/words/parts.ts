import { numeral } from "./numeral.js";
import type { Meaning, Part } from "./part.js";
import { longestEntry, vocabulary } from "./vocabulary.js";

/** No figure is longer, and a sentence that is gets a question back. */
export const longestFigure = 200;

const pieces =
  /(?:\d+(?:[.,_']\d+| (?=\d{3}(?!\d))\d{3})*|\.\d+)(?:e[+-]?\d{1,3}(?![\p{L}\d]))?|\p{L}[\p{L}\d]*|[^\s\p{L}\d]/giu;

const replacements: readonly (readonly [RegExp, string])[] = [
  [/\s/gu, " "],
  [/[‘’ʼ]/gu, "'"],
  [/[‐‑‒–—−]/gu, "-"],
  [/×/gu, "x"],
  [/½/gu, " 1/2"],
  [/¼/gu, " 1/4"],
  [/¾/gu, " 3/4"],
  [/⅓/gu, " 1/3"],
  [/⅔/gu, " 2/3"],
];

/** Abbreviations that are a noun and a period at once. */
const rates: Readonly<Record<string, string>> = {
  ...{ rps: "requests per second", qps: "requests per second", rpm: "requests per minute", qpm: "requests per minute" },
  ...{ rph: "requests per hour", rpd: "requests per day", tps: "tokens per second", tpm: "tokens per minute" },
  ...{ tph: "tokens per hour", tpd: "tokens per day" },
};

/** A text of at most longestFigure characters in pieces that each mean one thing. */
export function partsOf(text: string): Part[] {
  const plain = replacements.reduce((all, [from, to]) => all.replace(from, to), text);
  const tokens = Array.from(plain.matchAll(pieces), ([token]) => token).flatMap(unfolded);
  const parts: Part[] = [];
  for (let at = 0; at < tokens.length; ) {
    const [part, length] = partAt(tokens, at);
    parts.push(part);
    at += length;
  }
  return parts;
}

/** `kUSD` and `Mtok` are two words, `rps` is three. */
function unfolded(token: string): string[] {
  const lower = token.toLowerCase();
  const rate = Object.hasOwn(rates, lower) ? rates[lower] : undefined;
  if (rate !== undefined) return rate.split(" ");
  const rest = token.slice(1);
  const isCount = /^[kKMBGT]\p{L}/u.test(token) && vocabulary.get(rest.toLowerCase())?.kind === "noun";
  return isCount && !vocabulary.has(lower) ? [token.charAt(0), rest] : [token];
}

function partAt(tokens: readonly string[], at: number): [Part, number] {
  for (let length = Math.min(longestEntry, tokens.length - at); length > 0; length -= 1) {
    const text = tokens.slice(at, at + length).join(" ");
    const meaning = meaningOf(text);
    if (meaning) return [{ text, ...meaning }, length];
  }
  const text = tokens[at] ?? "";
  const number = /^[.\d]/.test(text) ? numeral(text) : undefined;
  return [number ? { text, kind: "number", ...number } : { text, kind: "unknown" }, 1];
}

function meaningOf(text: string): Meaning | undefined {
  const meaning = vocabulary.get(text.toLowerCase());
  // capitals are what files take
  return meaning?.kind === "magnitude" && meaning.letter && text !== text.toLowerCase()
    ? { kind: "magnitude", factor: meaning.factor }
    : meaning;
}
