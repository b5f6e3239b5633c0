import type { TitleComponentOption } from "echarts/components";
import { inert } from "./inert.js";
import { font, ink, margin, rowHeight, width } from "./look.js";
import { clipped, linesOf, textWidth } from "./text-width.js";

/** A text at a place, its upper left corner given in pixels. */
export function note(text: string, left: number, top: number, color: string = ink.text): TitleComponentOption {
  return { text: inert(text), left, top, padding: 0, textStyle: { fontSize: font.text, fontWeight: "normal", color } };
}

/** The same, ending at `right` pixels from the right border. */
export function noteRight(text: string, right: number, top: number, color: string = ink.text): TitleComponentOption {
  const { left: _, ...rest } = note(text, 0, top, color);
  return { ...rest, right };
}

/** The title on top. */
export function heading(text: string): TitleComponentOption {
  return {
    text: inert(clipped(text, width - 2 * margin, font.title)),
    left: margin,
    top: 18,
    padding: 0,
    textStyle: { fontSize: font.title, fontWeight: "bold", color: ink.text },
  };
}

/** Lines of text below a plot, and where they end. */
export function footnotes(
  lines: readonly string[],
  left: number,
  top: number,
): { notes: TitleComponentOption[]; bottom: number } {
  const broken = lines.flatMap((text) => linesOf(text, width - left - margin));
  return {
    notes: broken.map((text, i) => note(text, left, top + i * rowHeight)),
    bottom: top + broken.length * rowHeight + (broken.length > 0 ? 10 : -4),
  };
}

/** Indexes of names in rows of a legend, none wider than `room` pixels. */
export function legendRows(names: readonly string[], room: number, swatch: number): number[][] {
  const rows: number[][] = [];
  let left = 0;
  for (const [i, name] of names.entries()) {
    const needed = swatch + 24 + textWidth(name);
    const row = rows.at(-1);
    if (row && needed <= left) row.push(i);
    else {
      rows.push([i]);
      left = room;
    }
    left -= needed;
  }
  return rows;
}
