import type { Card } from "../../interview/card.js";
import { helpLines, questionLines, statusLines, whyLines } from "../../interview/card-lines.js";
import type { Paint } from "../../report/sizing/paint.js";
import { shown, wrap } from "../../text/wrap.js";

/** What a prompt shows beside the card itself. */
export interface Shown {
  /** The choices, or the line that is typed on: the cursor stands at the end of the last of them. */
  input: readonly string[];
  /** The line of it that the cursor is on. */
  at: number;
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

/**
 * What stands above the cursor and what below it. Where the screen is too low for all, it goes without what explains, then without
 * the keys, the verdict and the heading, and last shows only the choices around the cursor.
 */
export function frameOf(
  card: Card,
  { input, at, remark, keys, help }: Shown,
  size: Size,
  paint: Paint,
): [string, string] {
  const width = widthIn(size);
  const parts = {
    blank: [""],
    heading: wrap(shown(card.heading), width).map(paint.title),
    question: questionLines(card, width),
    why: help ? helpLines(card, width) : whyLines(card, width),
    input: [...input],
    remark: remark === "" ? [] : wrap(remark, width),
    status: statusLines(card, width).map(paint.good),
    keys: wrap(keys, width).map(paint.faint),
  };
  const room = size.rows - 1;
  const over = (): number => Object.values(parts).reduce((sum, lines) => sum + lines.length, 0) - room;
  parts.why = parts.why.slice(0, Math.max(0, parts.why.length - Math.max(0, over())));
  for (const part of ["blank", "keys", "status", "heading"] as const) if (over() > 0) parts[part] = [];
  if (over() > 0) parts.input = around(input, at, Math.max(1, input.length - over()));
  if (over() > 0) parts.question = parts.question.slice(0, Math.max(0, parts.question.length - over()));
  const above = [...parts.blank, ...parts.heading, ...parts.question, ...parts.why, ...parts.input];
  return [above.join("\n"), [...parts.remark, ...parts.status, ...parts.keys].join("\n")];
}

/** As many lines as there is room for, with that of the cursor among them. */
function around(lines: readonly string[], at: number, room: number): string[] {
  const first = Math.min(Math.max(0, at - Math.floor(room / 2)), lines.length - room);
  return lines.slice(first, first + room);
}
