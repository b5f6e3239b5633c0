import type { Card } from "../../interview/card.js";
import { headLines, helpLines, statusLines } from "../../interview/card-lines.js";
import type { Paint } from "../../report/sizing/paint.js";
import { shown, wrap } from "../../text/wrap.js";

/** What a prompt shows beside the card itself. */
export interface Shown {
  /** The choices, or the line that is typed on: the cursor stands at the end of the last of them. */
  input: readonly string[];
  /** How the answer reads so far, or what is wrong with it. */
  remark: string;
  keys: string;
  help: boolean;
}

export interface Size {
  columns: number;
  rows: number;
}

/** Lines longer than this are hard to read, however wide the terminal is. */
const widest = 100;

/** Columns that text is fitted into: one less than there are, as some terminals break a line that fills them all. */
export const widthIn = ({ columns }: Size): number => Math.max(20, Math.min(columns - 1, widest));

/** What stands above the cursor and what below it. Where the screen is too low for all, what explains is left out first. */
export function frameOf(card: Card, { input, remark, keys, help }: Shown, size: Size, paint: Paint): [string, string] {
  const width = widthIn(size);
  const heading = paint.title(wrap(shown(card.heading), width).join("\n"));
  const head = help ? helpLines(card, width) : headLines(card, width);
  const question = help ? wrap(shown(card.question), width) : [];
  const below = [
    ...(remark === "" ? [] : wrap(remark, width)),
    ...statusLines(card, width).map(paint.good),
    ...wrap(keys, width).map(paint.faint),
  ];
  const left = size.rows - 2 - input.length - below.length;
  const explained = [...question, ...head].slice(0, Math.max(1, left));
  return [["", heading, ...explained, ...input].join("\n"), below.join("\n")];
}
