import type { FactSpec } from "../../facts/fact.js";
import { type Meant, type Misunderstood, quoted, spoken } from "./answer.js";
import { closedWord } from "./closed-word.js";

/** Reads one of a closed list. */
export function choiceMeant(text: string, { name }: FactSpec, values: readonly string[]): Meant | Misunderstood {
  return closedWord(text, name, values) ?? noneOf(text, values);
}

export const noneOf = (text: string, values: readonly string[]): Misunderstood => ({
  because: `${quoted(text)} is not clearly one of these: ${values.map(spoken).join(", ")}.`,
});

const flags: ReadonlyMap<string, boolean> = new Map([
  // a list of both would have yes first
  ...["yes", "y", "true", "t", "yep", "yeah", "yup", "1", "1st", "on"].map((word): [string, boolean] => [word, true]),
  ...["no", "n", "false", "f", "nope", "0", "2", "2nd", "off"].map((word): [string, boolean] => [word, false]),
]);

export function flagMeant(text: string): Meant | Misunderstood {
  const value = text.length > 12 ? undefined : flags.get(text.toLowerCase().replace(/[.!,]+$/, ""));
  return value === undefined
    ? { because: `${quoted(text)} is neither yes nor no; answer with one of them, for example yes.` }
    : { value, notes: [] };
}
