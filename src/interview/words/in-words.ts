import type { FactSpec, FactValue } from "../../facts/fact.js";
import { isMeant, type Meant, type Misunderstood, spoken } from "./answer.js";
import { commandIn } from "./commands.js";
import { quantityWords } from "./quantity-words.js";
import { inQuotes, insideQuotes } from "./quotes.js";
import { tagsMeant } from "./tags.js";
import { textMeant } from "./text.js";

/**
 * A value in the words that are read back to whoever gave it: `1,200,000 requests a month`, `35 %`, `around the clock`,
 * `none of them`. Typed as an answer, they mean the value again.
 */
export function inWords(spec: FactSpec, value: FactValue): string {
  const { type } = spec;
  switch (type.kind) {
    case "quantity":
      return quantityWords(Number(value), type.unit);
    case "choice":
      return spoken(String(value));
    case "flag":
      return value === true ? "yes" : "no";
    case "tags": {
      const words = Array.isArray(value) ? value : [String(value)];
      if (words.length === 0) return "none of them";
      if (type.values) return words.map(spoken).join(", ");
      const plain = words.map((word) => asTyped(word, (text) => firstOf(tagsMeant(text, spec, type)))).join(", ");
      const meant = tagsMeant(plain, spec, type);
      // marks of two words can make a pair, as brackets do
      return isMeant(meant) && JSON.stringify(meant.value) === JSON.stringify(words)
        ? plain
        : words.map(inQuotes).join(", ");
    }
    case "text":
      return asTyped(String(value), (text) => firstOf(textMeant(text, spec, type.known ?? [])));
  }
}

/** The word itself, in quotes where it would otherwise be read as something else. */
function asTyped(word: string, read: (text: string) => string | undefined): string {
  const isPlain = !commandIn(word) && insideQuotes(word) === undefined && read(word) === word;
  return isPlain ? word : inQuotes(word);
}

function firstOf(meant: Meant | Misunderstood): string | undefined {
  if (!isMeant(meant)) return undefined;
  if (!Array.isArray(meant.value)) return String(meant.value);
  return meant.value.length === 1 ? meant.value[0] : undefined;
}
