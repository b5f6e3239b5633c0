import { columnsOf, wrap } from "../../text/wrap.js";

/** The last cell of a row is not squeezed into less; it goes below the row instead. */
const leastRoom = 16;

/**
 * Rows of cells as lines, each column as wide as its widest cell and two blanks apart, numbers to the right where `right`
 * names their column. The last cell of a row wraps below itself, or below the row where the window has no room beside it.
 */
export function aligned(rows: readonly (readonly string[])[], width: number, right: readonly number[] = []): string[] {
  const widths = columnWidths(rows);
  return rows.flatMap((row) => {
    const last = row.length - 1;
    const lead = row
      .slice(0, last)
      .map((cell, i) => `${padded(cell, widths[i] ?? 0, right.includes(i))}  `)
      .join("");
    const end = row[last] ?? "";
    return beside(`  ${lead}`, right.includes(last) ? padded(end, widths[last] ?? 0, true) : end, width);
  });
}

function beside(lead: string, text: string, width: number): string[] {
  const indent = columnsOf(lead);
  const first = lead.trimEnd();
  if (text === "" && columnsOf(first) <= width) return [first];
  if (indent + columnsOf(text) <= width) return [lead + text];
  if (width - indent >= leastRoom) {
    return wrap(text, width - indent).map((line, i) => (i === 0 ? lead : " ".repeat(indent)) + line);
  }
  const below = (words: string, blanks: number): string[] =>
    words === "" ? [] : wrap(words, Math.max(1, width - blanks)).map((line) => " ".repeat(blanks) + line);
  // columns stay where they are as long as all but the last fit
  const above = columnsOf(first) <= width ? [first] : below(first.trim().replaceAll(/ +/g, " "), 2);
  return [...above, ...below(text, 6)];
}

function columnWidths(rows: readonly (readonly string[])[]): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, columnsOf(cell));
  }
  return widths;
}

function padded(cell: string, width: number, right: boolean): string {
  const blanks = " ".repeat(Math.max(0, width - columnsOf(cell)));
  return right ? blanks + cell : cell + blanks;
}
