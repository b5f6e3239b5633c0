import { lineAt, linesAt, nextLine } from "./lines.js";
import { type Patch, replacing } from "./patch.js";
import type { Leaf } from "./wants.js";

/** Whole lines of a text. */
export interface Lines {
  from: number;
  to: number;
}

const special = /[.*+?^${}()|[\]\\]/g;

/**
 * States a fact where it stands commented out, in one column of some lines. An example, as the starter file has it, gives
 * way to the value; what somebody wrote stays, and the value goes below. Undefined where no such line is found.
 */
export function uncommented(text: string, { from, to }: Lines, column: number, leaf: Leaf): Patch | undefined {
  const wanted = new RegExp(`^ {${column}}# ?${leaf.key.replaceAll(special, "\\$&")}:(?: +(.*))?$`);
  const line = `${leaf.key}: ${leaf.text ?? ""}`;
  for (let at = from; at < to; ) {
    const found = wanted.exec(lineAt(text, at));
    const next = nextLine(text, at + 1);
    if (found !== null) {
      const [whole, value = ""] = found;
      const { example } = leaf;
      const rest = example !== undefined && value.startsWith(example) ? value.slice(example.length) : undefined;
      if (rest !== undefined && /^(?: |$)/.test(rest)) {
        return replacing(at + column, at + whole.length - rest.length, line);
      }
      return linesAt(text, next, [" ".repeat(column) + line], column, leaf.rank);
    }
    at = next;
  }
  return undefined;
}
