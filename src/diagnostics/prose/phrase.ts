import type { Args } from "../diagnostic.js";

/** What is said about one problem: a sentence, and lines that help to mend it. */
export interface Prose {
  sentence: string;
  hints: readonly string[];
}

export type Teller = (args: Args) => Prose;

const longestQuote = 60;
const longestList = 16;

/** One argument as plain text; empty where absent. */
export function word(args: Args, name: string): string {
  const value = args[name];
  if (value === undefined) return "";
  return typeof value === "object" ? value.join(", ") : String(value);
}

/** One argument as a list; empty where absent. */
export function words(args: Args, name: string): readonly string[] {
  const value = args[name];
  if (value === undefined) return [];
  return typeof value === "object" ? value : [String(value)];
}

/** A piece of the user's text between backticks, cut where it is long. */
export function quoted(text: string): string {
  const short = text.length > longestQuote ? `${text.slice(0, longestQuote - 1)}…` : text;
  return short.includes("`") ? `"${short}"` : `\`${short}\``;
}

/** Names in a row, cut where there are many. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, longestList).map((name) => name.slice(0, longestQuote));
  return names.length > longestList ? `${shown.join(", ")} and ${names.length - longestList} more` : shown.join(", ");
}

/** Prose from a sentence and hints, leaving out the hints that do not apply. */
export function say(sentence: string, ...hints: readonly (string | undefined | false)[]): Prose {
  return { sentence, hints: hints.filter((hint) => typeof hint === "string") };
}

/** A figure at three digits, as `1,430`; empty where absent. */
export function amount(args: Args, name: string): string {
  const value = args[name];
  return typeof value === "number" ? Number(value.toPrecision(3)).toLocaleString("en-US") : word(args, name);
}

/** A figure as it is, as `12,345`. */
export const whole = (args: Args, name: string): string => {
  const value = args[name];
  return typeof value === "number" ? value.toLocaleString("en-US") : word(args, name);
};
