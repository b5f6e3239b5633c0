import { hanging, shown, wrap } from "../text/wrap.js";
import type { Card } from "./card.js";

/** The question itself, in lines of at most `width` columns. */
export const questionLines = ({ question }: Card, width: number): string[] => wrap(shown(question), width);

/** Why it is asked, and the answer that stands, in lines. */
export function whyLines({ why, given }: Card, width: number): string[] {
  return [
    ...why.flatMap((sentence, i) => hanging(i === 0 ? "Why: " : "     ", shown(sentence), width)),
    ...(given === undefined ? [] : hanging("Now: ", `${shown(given.text)} (Enter keeps it)`, width)),
  ];
}

/** What helps to answer, in lines. */
export const helpLines = ({ help }: Card, width: number): string[] =>
  (help.length > 0 ? help : ["There is nothing more to say about this question."]).flatMap((sentence) =>
    hanging("  ", shown(sentence), width),
  );

/** The verdict as it stands, in lines. */
export const statusLines = ({ status }: Card, width: number): string[] =>
  status === undefined ? [] : wrap(`Verdict: ${status}`, width);
