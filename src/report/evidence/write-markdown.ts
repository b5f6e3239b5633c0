import { daysText } from "../../charts/text/days.js";
import { hoursText } from "../../charts/text/hours.js";
import { pageOf } from "../../charts/text/page.js";
import { blocks, bullets, table } from "../markdown/blocks.js";
import { code, inline } from "../markdown/escape.js";
import type { Part } from "./part.js";

/** Days of a series that the report shows. */
const days = 28;

/** Columns of a chart as text: what a page of code shows without scrolling. */
const width = 96;

/** A part as markdown under a heading of the given depth. */
export function partMarkdown(part: Part, depth: number): string {
  return blocks(`${"#".repeat(depth)} ${inline(part.title)}`, bodyOf(part));
}

function bodyOf(part: Part): string {
  const page = pageOf(width, false);
  switch (part.kind) {
    case "pairs":
      return pairsTable(part.rows);
    case "table":
      return table(
        part.table.head.map(inline),
        part.table.rows.map((row) =>
          row.map((cell, i) => (i === 0 && part.table.identifiers ? code(cell) : inline(cell))),
        ),
      );
    case "list":
      return bullets(part.items.map(inline));
    case "hours":
      return fenced(hoursText(part.shares, page));
    case "days":
      return fenced(daysText(part, days, page), part.values.length > days * 24 ? `The last ${days} days.` : undefined);
  }
}

/** Names and what is told of them, one line of a cell each. */
export const pairsTable = (rows: readonly (readonly [string, ...string[]])[]): string =>
  table(
    ["", ""],
    rows.map(([name, ...lines]) => [name === "" ? "" : `**${inline(name)}**`, lines.map(inline).join("<br>")]),
  );

/** Charts hold no text of a user. */
const fenced = (lines: readonly string[], note?: string): string =>
  blocks(`\`\`\`text\n${lines.map((line) => line.trimEnd()).join("\n")}\n\`\`\``, note);
