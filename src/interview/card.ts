import type { FactValue } from "../facts/fact.js";
import type { Said } from "./words/said.js";

/** An answer that can be chosen, and what it means. */
export interface Choice {
  value: FactValue;
  label: string;
  meaning?: string;
}

/** How a question is answered: by one of several, by several of them, or in words. */
export type Input =
  | { kind: "one"; choices: readonly Choice[] }
  | { kind: "several"; choices: readonly Choice[] }
  | { kind: "words" };

/** A question as a person is asked it, whatever the terminal. All text is plain and of one line each. */
export interface Card {
  /** `Question 4 · Quality need`. */
  heading: string;
  question: string;
  /** Why it is asked, and what it would decide. */
  why: readonly string[];
  help: readonly string[];
  input: Input;
  /** What a typed answer means. */
  read: (text: string) => Said;
  /** The answer that stands, null for what nobody knows: Enter keeps it. */
  given?: { value: FactValue | null; text: string };
  /** The verdict as it stands. */
  status?: string;
  /** Whether "don't know", "skip" and "back" are answers: questions about facts have them, those about the interview do not. */
  open: boolean;
}

/** What a person replied. */
export type Reply = { kind: "value"; value: FactValue } | { kind: "unknown" | "skip" | "back" | "keep" | "stop" };
