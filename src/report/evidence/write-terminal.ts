import { daysText } from "../../charts/text/days.js";
import { hoursText } from "../../charts/text/hours.js";
import { pageOf } from "../../charts/text/page.js";
import { hanging, shown, wrap } from "../../text/wrap.js";
import { aligned } from "../sizing/aligned.js";
import type { Paint } from "../sizing/paint.js";
import { laidOut } from "./laid-out.js";
import type { Part } from "./part.js";

/** Days of a series that a terminal shows. */
const days = 7;
/** Charts that are narrower say nothing. */
const leastForAChart = 48;
const mostForAChart = 100;

/** A part as lines of a terminal, its title first. */
export function partLines(part: Part, width: number, paint: Paint): string[] {
  const lines = bodyLines(part, width);
  if (lines.length === 0) return [];
  const title = part.kind === "days" ? `${part.title}, last ${days} days` : part.title;
  return [...wrap(shown(title), width).map((line) => paint.title(line)), ...lines];
}

function bodyLines(part: Part, width: number): string[] {
  const page = pageOf(Math.min(width - 2, mostForAChart), false);
  const chart = (draw: () => string[]): string[] =>
    width < leastForAChart ? [] : draw().map((line) => `  ${line}`.trimEnd());
  switch (part.kind) {
    case "pairs":
      return aligned(
        part.rows.flatMap(([name, ...lines]) => lines.map((line, i) => [i === 0 ? shown(name) : "", shown(line)])),
        width,
      );
    case "table":
      return laidOut(
        {
          ...part.table,
          head: part.table.head.map(shown),
          rows: part.table.rows.map((row) => row.map(shown)),
        },
        width,
      );
    case "list":
      return part.items.flatMap((item) => hanging("  - ", shown(item), width));
    case "hours":
      return chart(() => hoursText(part.shares, page));
    case "days":
      return chart(() => daysText(part, days, page));
  }
}
