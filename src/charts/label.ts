import { plain } from "../text/plain.js";
import { columnsOf, shown } from "../text/wrap.js";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Longer names are never read in a chart. */
const longestName = 40;

/** Code units that a column may take: a letter with its marks, a family of emoji. */
const mostUnits = 16;

/** What XML cannot hold at all. */
const noncharacters = /[\ufffe\uffff]/g;

/** A name from a user for a chart: one line, nothing that acts or hides, at most `columns` wide, cut with an ellipsis. */
export function label(text: string, columns = longestName): string {
  return cut(shown(plain(text.slice(0, 1000)).replace(noncharacters, "\ufffd")) || "unnamed", columns);
}

/** Text that is already safe, cut to `columns`. */
export function cut(text: string, columns: number, ellipsis = "…"): string {
  if (columnsOf(text) <= columns && text.length <= columns * mostUnits) return text;
  let kept = "";
  for (const { segment } of graphemes.segment(text)) {
    // hundreds of marks on one letter take one column, and are still far too long
    if (segment.length > mostUnits || columnsOf(kept + segment + ellipsis) > columns) break;
    kept += segment;
  }
  return columns < columnsOf(ellipsis) ? "" : kept.trimEnd() + ellipsis;
}

/** Text that is already safe, cut or filled with blanks to just `columns`. */
export function padded(text: string, columns: number, side: "left" | "right" = "right", ellipsis = "…"): string {
  const kept = cut(text, columns, ellipsis);
  const blanks = " ".repeat(Math.max(0, columns - columnsOf(kept)));
  return side === "right" ? kept + blanks : blanks + kept;
}
