import { findFact } from "../facts/registry/lookup.js";
import { modeWord } from "../report/words.js";
import { allOfThem } from "./answers-to-try.js";
import { bearingOn } from "./bearing.js";
import type { Effect } from "./effects.js";
import type { NextFact } from "./open-facts.js";
import type { Outlook } from "./outlook.js";

/** Answers that are named one by one; of more, only the first. */
const namedAnswers = 3;

/** Why a question is asked, and what its answers would decide, in one or two sentences. */
export function whyAsked(outlook: Outlook, { fact, towards }: NextFact, effects: readonly Effect[]): string[] {
  const decided = effects.filter(({ settled }) => settled).map(settling);
  const turned = effects.filter(({ settled, mode }) => !settled && mode !== outlook.mode).map(turning);
  if (decided.length + turned.length > 0) {
    const rest = effects.some(({ settled, mode }) => !settled && mode === outlook.mode);
    return [...decided, ...turned, ...(rest ? ["Any other answer leaves it open."] : [])];
  }
  const rule = bearingOn(outlook, fact) ?? bearingOn(outlook, towards);
  const title = findFact(towards)?.title ?? towards;
  const into = fact === towards ? "No answer decides alone." : `The program works out “${title}” from it.`;
  return rule ? [`It bears on: ${rule.because}`, into] : [into];
}

const settling = ({ answers, mode }: Effect): string => `${listed(answers)} settles it: ${modeWord(mode)}.`;

const turning = ({ answers, mode }: Effect): string => `${listed(answers)} makes it ${modeWord(mode)} for now.`;

function listed(all: readonly string[]): string {
  // where one word is enough, that all of them are as well says nothing
  const answers = all.length > 1 ? all.filter((answer) => answer !== allOfThem) : all;
  const named = answers.slice(0, namedAnswers).map((answer) => `“${answer}”`);
  const left = answers.length - named.length;
  return [named.join(" or "), ...(left > 0 ? [`(or ${left} more)`] : [])].join(" ");
}
