import { columnsOf, wrap } from "../../text/wrap.js";
import { padded } from "../label.js";
import type { OptionRow, OptionsPlot } from "../options-plot.js";
import { axisLines, columnAt } from "./axis.js";
import type { Page } from "./page.js";

/** Ranges of options without their title. */
export function optionsText(plot: OptionsPlot, page: Page): string[] {
  const { glyphs, words, width, ellipsis } = page;
  const longest = (texts: readonly string[]): number => Math.max(...texts.map((text) => columnsOf(words(text))));
  const names = Math.min(Math.floor(width * 0.3), longest(plot.rows.map(({ name }) => name)));
  const costs = Math.min(Math.floor(width * 0.4), longest(plot.rows.map((row) => row.costs)));
  // a mark and a blank before the name, and two blanks on either side of the ranges
  const indent = 2 + names + 2;
  const columns = width - indent - costs - 2;
  return [
    `${glyphs.from}${glyphs.between}${glyphs.to} range   ${glyphs.expected} expected   ${glyphs.cheapest} cheapest that is possible`,
    "",
    ...plot.rows.map((row) => {
      const name = padded(words(row.name), names, "right", ellipsis);
      const range = rangeText(row, columns, page);
      return `${row.cheapest ? glyphs.cheapest : " "} ${name}  ${range}  ${padded(row.costs, costs, "right", ellipsis)}`;
    }),
    ...axisLines(plot.axis, columns, indent, page),
    ...plot.notes.flatMap((text) => ["", ...wrap(text, width)]),
  ];
}

function rangeText({ low, expected, high }: OptionRow, columns: number, { glyphs }: Page): string {
  const [from, middle, to] = [columnAt(low, columns), columnAt(expected, columns), columnAt(high, columns)];
  const glyphAt = (column: number): string => {
    if (column === middle) return glyphs.expected;
    if (column < from || column > to) return " ";
    if (column === from) return glyphs.from;
    return column === to ? glyphs.to : glyphs.between;
  };
  return Array.from({ length: columns }, (_, column) => glyphAt(column)).join("");
}
