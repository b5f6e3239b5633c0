import { hasUnsafe } from "../diagnostics/plain-text.js";
import { maxTextLength } from "../workloads/limits.js";
import type { Card, Choice } from "./card.js";
import { helpOrStop, oneOf } from "./one-of.js";
import type { Said } from "./words/said.js";

/** A question with a few answers about the interview itself. */
export function choiceCard(heading: string, question: string, choices: readonly Choice[], status?: string): Card {
  return {
    heading,
    question,
    why: [],
    help: [],
    input: { kind: "one", choices },
    read: oneOf(choices),
    ...(status === undefined ? {} : { status }),
    open: false,
  };
}

/** A question to be answered by yes or no. The likelier answer stands first, and Enter takes it. */
export function yesNoCard(
  heading: string,
  question: string,
  { likely = true, status }: { likely?: boolean; status?: string } = {},
): Card {
  const both = [
    { value: true, label: "yes" },
    { value: false, label: "no" },
  ];
  return choiceCard(heading, question, likely ? both : both.toReversed(), status);
}

/** A pause of the interview: whether to go on with something, or back to the last question. */
export function pauseCard(heading: string, question: string, status: string): Card {
  const choices = [
    { value: true, label: "yes" },
    { value: false, label: "no" },
    { value: goBack, label: "back to the last question" },
  ];
  return choiceCard(heading, question, choices, status);
}

export const goBack = "back";

/** The name of a workload that is new to a file. */
export function nameCard(taken: readonly string[]): Card {
  return {
    heading: taken.length === 0 ? "The workload" : "Another workload",
    question: "What is the workload called?",
    why: ["Reports, flags and later interviews name it by this."],
    help: ["One kind of request that one product makes: ticket-summaries, claim-triage. Any name will do."],
    input: { kind: "words" },
    read: (text) => (taken.includes(text.trim()) ? isTaken(text.trim()) : named(text)),
    open: false,
  };
}

const isTaken = (name: string): Said => ({
  kind: "unclear",
  because: `There is a workload ${name} in the file already: give another name.`,
});

/** Who answers for a new workload; it may be left open. */
export function ownerCard(name: string): Card {
  return {
    heading: `The workload ${name}`,
    question: "Which team or person answers for it? (Enter leaves it open)",
    why: ["Reports name who has to confirm the decision."],
    help: [],
    input: { kind: "words" },
    read: (text) => (text.trim() === "" ? { kind: "command", command: "skip" } : named(text)),
    open: false,
  };
}

/** A free text as a workload file takes it. */
function named(text: string): Said {
  const value = text.replace(/\s+/g, " ").trim();
  const command = helpOrStop(value);
  if (command) return command;
  if (value === "") return { kind: "unclear", because: "A name is needed, such as ticket-summaries." };
  if (hasUnsafe(value)) return { kind: "unclear", because: "It holds characters that cannot be seen: type it anew." };
  if (value.length > maxTextLength) return { kind: "unclear", because: `Give ${maxTextLength} characters at most.` };
  return { kind: "value", value, readback: value, sure: true };
}
