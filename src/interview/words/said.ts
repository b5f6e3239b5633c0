import { hasUnsafe } from "../../diagnostics/plain-text.js";
import type { FactSpec } from "../../facts/fact.js";
import { isMeant, type Meant, type Misunderstood, type Said, unclear } from "./answer.js";
import { choiceMeant, flagMeant } from "./choices.js";
import { commandIn } from "./commands.js";
import { figureMeant } from "./figure.js";
import { inWords } from "./in-words.js";
import { insideQuotes } from "./quotes.js";
import { tagsMeant } from "./tags.js";
import { quotedMeant, textMeant } from "./text.js";

export type { Said } from "./answer.js";

/** Characters of an answer. */
const longest = 10_000;

/**
 * What a typed answer to a fact's question means. Every value is one that the reader of files takes for the fact, in its
 * base unit. Never throws; time is linear in the text.
 */
export function said(text: string, spec: FactSpec): Said {
  // pasted lines become one
  const line = text.replace(/[\t\n\v\f\r\u0085\u2028\u2029]/g, " ").trim();
  if (line.length > longest) return { kind: "unclear", ...unclear(spec, "That is too long for an answer") };
  if (hasUnsafe(line)) {
    return { kind: "unclear", ...unclear(spec, "That has characters which cannot be seen; type it anew without them") };
  }
  const command = commandIn(line);
  if (command) return command;
  const meant = meaning(line, spec);
  return isMeant(meant) ? valueSaid(meant, spec) : { kind: "unclear", because: meant.because };
}

function meaning(line: string, spec: FactSpec): Meant | Misunderstood {
  const { type } = spec;
  const inside = insideQuotes(line);
  const plain = inside ?? line;
  switch (type.kind) {
    case "quantity":
      return figureMeant(plain, spec, type);
    case "choice":
      return choiceMeant(plain, spec, type.values);
    case "flag":
      return flagMeant(plain);
    case "tags":
      return tagsMeant(type.values ? plain : line, spec, type);
    case "text":
      return inside === undefined ? textMeant(line, spec, type.known ?? []) : quotedMeant(inside, spec);
  }
}

function valueSaid({ value, notes }: Meant, spec: FactSpec): Said {
  const how = [...new Set(notes.map(({ text }) => text))].join("; ");
  const sure = notes.every((note) => note.sure);
  return { kind: "value", value, readback: inWords(spec, value), sure, ...(how === "" ? {} : { how }) };
}
