import { columnsOf } from "../../text/wrap.js";
import type { Axis } from "../line-plot.js";
import type { Page } from "./page.js";

/** The column, from 0, of a share of an axis that is `columns` wide. */
export const columnAt = (share: number, columns: number): number =>
  Math.min(columns - 1, Math.max(0, Math.round(share * (columns - 1))));

/**
 * The lines of an axis below a plot: the axis with its ticks, their labels, and what they mean. Labels that would touch
 * the one before are left out.
 *
 * @param indent columns before the plot, the upright axis among them
 */
export function axisLines({ ticks, name }: Axis, columns: number, indent: number, page: Page): string[] {
  const { glyphs } = page;
  const places = new Set(ticks.map(({ at }) => columnAt(at, columns)));
  const axis = Array.from({ length: columns }, (_, i) => (places.has(i) ? glyphs.tickX : glyphs.axisX)).join("");
  let labels = "";
  for (const { at, label } of ticks) {
    const centred = indent + columnAt(at, columns) - Math.floor((label.length - 1) / 2);
    const start = Math.max(0, Math.min(centred, page.width - label.length));
    if (labels !== "" && start < labels.length + 1) continue;
    labels = labels.padEnd(start) + label;
  }
  const middle = indent + Math.max(0, Math.floor((columns - columnsOf(name)) / 2));
  return [" ".repeat(indent - 1) + glyphs.corner + axis, labels, " ".repeat(middle) + name];
}

/** Names with their glyphs in as few lines as hold them. */
export function legendLines(entries: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const entry of entries) {
    const last = lines.at(-1);
    const joined = last === undefined ? entry : `${last}   ${entry}`;
    if (last === undefined || columnsOf(joined) > width) lines.push(entry);
    else lines[lines.length - 1] = joined;
  }
  return lines;
}
