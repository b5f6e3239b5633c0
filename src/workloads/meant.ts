import { isMoney, parseQuantity, suffixesOf } from "../facts/quantity.js";
import type { Unit } from "../facts/unit.js";

/** Other spellings of suffixes. `m` is missing on purpose: it may be minutes, milliseconds, millions. */
const spellings: ReadonlyMap<string, string> = new Map([
  ...["msec", "msecs", "millis", "millisecond", "milliseconds"].map((word) => [word, "ms"] as const),
  ...["sec", "secs", "second", "seconds"].map((word) => [word, "s"] as const),
  ...["mins", "minute", "minutes"].map((word) => [word, "min"] as const),
  ...["hr", "hrs", "hour", "hours"].map((word) => [word, "h"] as const),
  ...["thousand", "tsd"].map((word) => [word, "k"] as const),
  ...["million", "millions", "mio", "mn", "mm"].map((word) => [word, "M"] as const),
  ...["billion", "billions", "bn"].map((word) => [word, "B"] as const),
  ...["trillion", "trillions", "tn"].map((word) => [word, "T"] as const),
  ...["percent", "pct"].map((word) => [word, "%"] as const),
]);

/** Words that only repeat the unit: `3 engineers`, `$900/month`. */
const nouns =
  /^(?:\/|per\b|usd|dollars?|tokens?|toks?|requests?|reqs?|calls?|people|engineers?|fte|ftes|times|days?|a month|monthly|an hour)/i;

function suffixMeant(written: string, unit: Unit): string | undefined {
  const known = Object.keys(suffixesOf(unit));
  const [first = "", ...rest] = written.split(/(?=[\s/])/);
  const match =
    known.find((suffix) => suffix === first) ?? known.find((suffix) => suffix.toLowerCase() === first.toLowerCase());
  const suffix = match ?? spellings.get(first.toLowerCase());
  if (suffix !== undefined && known.includes(suffix))
    return rest.every((part) => nouns.test(part.trim())) ? suffix : undefined;
  return nouns.test(written) ? "" : undefined;
}

const readable = (text: string, unit: Unit) => (typeof parseQuantity(text, unit) === "number" ? text : undefined);

/** What a quantity that cannot be read most likely means, as it would be written; undefined where that is a guess. */
export function quantityMeant(text: string, unit: Unit): string | undefined {
  if (/^[^,]*\d{1,3}(?:,\d{3})+\D*$/.test(text)) return readable(text.replaceAll(",", ""), unit);
  if (/^[^,]*\d,\d{1,2}\D*$/.test(text)) return readable(text.replace(",", "."), unit);
  const match = /^([+-]?)(\$?)\s*([\d._]+)\s*([^\d\s].*)$/.exec(text);
  if (match === null) return undefined;
  const [, sign = "", dollar = "", digits = "", written = ""] = match;
  const suffix = suffixMeant(written, unit);
  return suffix === undefined ? undefined : readable(`${sign}${isMoney(unit) ? dollar : ""}${digits}${suffix}`, unit);
}

/** A bare number of a duration with the unit that makes sense of it: a wait of 2 is seconds, one of 800 milliseconds. */
export function durationMeant(text: string): string {
  return Number(text) < 100 ? `${text}s` : `${text}ms`;
}
