import type { Choice } from "./card.js";
import type { Said } from "./words/said.js";

/** What is no answer to any question about the interview: those have no "back", "skip" or "don't know". */
export function helpOrStop(word: string): Said | undefined {
  if (word === "?" || word === "help") return { kind: "command", command: "help" };
  return word === "stop" || word === "quit" || word === "exit" ? { kind: "command", command: "stop" } : undefined;
}

/** Reads a typed answer to a question about the interview itself: the number of a choice, or the beginning of one. */
export function oneOf(choices: readonly Choice[]): (text: string) => Said {
  return (text) => {
    const typed = text.trim().toLowerCase();
    const command = helpOrStop(typed);
    if (command) return command;
    const numbered = /^\d+$/.test(typed) ? choices[Number(typed) - 1] : undefined;
    const begun = typed === "" ? [] : choices.filter(({ label }) => label.toLowerCase().startsWith(typed));
    const choice = numbered ?? (begun.length === 1 ? begun[0] : undefined);
    if (choice) return { kind: "value", value: choice.value, readback: choice.label, sure: true };
    return { kind: "unclear", because: `Give a number from 1 to ${choices.length}, or the beginning of a choice.` };
  };
}
