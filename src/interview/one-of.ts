import type { Choice } from "./card.js";
import type { Said } from "./words/said.js";

/** Reads a typed answer to a question about the interview itself: the number of a choice, or the beginning of one. */
export function oneOf(choices: readonly Choice[]): (text: string) => Said {
  return (text) => {
    const typed = text.trim().toLowerCase();
    if (typed === "?" || typed === "help") return { kind: "command", command: "help" };
    if (typed === "stop" || typed === "quit" || typed === "exit") return { kind: "command", command: "stop" };
    const numbered = /^\d+$/.test(typed) ? choices[Number(typed) - 1] : undefined;
    const begun = typed === "" ? [] : choices.filter(({ label }) => label.toLowerCase().startsWith(typed));
    const choice = numbered ?? (begun.length === 1 ? begun[0] : undefined);
    if (choice) return { kind: "value", value: choice.value, readback: choice.label, sure: true };
    return { kind: "unclear", because: `Give a number from 1 to ${choices.length}, or the beginning of a choice.` };
  };
}
