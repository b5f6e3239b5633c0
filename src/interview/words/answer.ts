import { plainText } from "../../diagnostics/plain-text.js";
import type { FactSpec, FactValue } from "../../facts/fact.js";

export type Command = "back" | "skip" | "help" | "stop";

/** What a typed answer means. */
export type Said =
  /** `sure` is false where the reading is a guess or a conversion that should be confirmed; `how` tells it in words. */
  | { kind: "value"; value: FactValue; readback: string; sure: boolean; how?: string }
  | { kind: "unknown" }
  | { kind: "command"; command: Command }
  /** One sentence: what is wrong, and what would be right. */
  | { kind: "unclear"; because: string };

/** A reading as it is told: the value in words, and how it was read where that says more. */
export const withHow = ({ readback, how }: { readback: string; how?: string }): string =>
  how === undefined ? readback : `${readback} (${how})`;

/** A value that was understood, before it is read back. Each note tells of one step from the words to the value. */
export interface Meant {
  value: FactValue;
  notes: readonly Note[];
}

export interface Note {
  text: string;
  sure: boolean;
}

/** Why an answer cannot be taken, as one sentence. */
export interface Misunderstood {
  because: string;
}

export const isMeant = (read: Meant | Misunderstood): read is Meant => "value" in read;

export const guess = (text: string): Note => ({ text, sure: false });

/** A sentence of what is wrong, closed by an answer that would be right. */
export const unclear = (spec: FactSpec, wrong: string): Misunderstood => ({
  because: `${wrong}, for example ${exampleOf(spec)}.`,
});

/** A value as people say it. */
export const spoken = (value: string): string => value.replaceAll("_", " ");

/** The fact's example as somebody types it: lists need no brackets here. */
export const exampleOf = ({ example }: FactSpec): string => example.replace(/^\[(.*)\]$/, "$1");

/** A word of the answer within a message. */
export const quoted = (text: string): string => `"${plainText(text.length > 40 ? `${text.slice(0, 40)}…` : text)}"`;
