import { hanging, shown, wrap } from "../text/wrap.js";
import type { Card } from "./card.js";

/** The text of a card above its input, in lines of at most `width` columns. */
export function headLines({ question, why, given }: Card, width: number): string[] {
  return [
    ...wrap(shown(question), width),
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
