import { hanging, wrap } from "../../text/wrap.js";
import { cut, padded } from "../label.js";
import type { Line, LinePlot } from "../line-plot.js";
import { axisLines, columnAt, legendLines } from "./axis.js";
import { heightAt } from "./height.js";
import type { Page } from "./page.js";

const rows = 17;

/** A chart of lines without its title. */
export function lineText(plot: LinePlot, page: Page): string[] {
  const { glyphs, words } = page;
  const indent = Math.max(...plot.y.ticks.map(({ label }) => label.length)) + 2;
  // the last label of the axis stands half beyond it
  const columns = page.width - indent - 3;
  const legend = plot.lines.map((line, i) => cut(`${glyphs.lines[i] ?? "?"} ${words(line.name)}`, page.width));
  const labels = rowLabels(plot);
  const grid = canvas(plot, columns, page);
  return [
    ...legendLines(legend, page.width),
    "",
    plot.y.name,
    ...pointer(plot, columns, indent, page),
    ...grid.map((row, i) => {
      const label = labels.get(i);
      const axis = label === undefined ? glyphs.axisY : glyphs.tickY;
      return `${padded(label ?? "", indent - 2, "left")} ${axis}${row.join("")}`;
    }),
    ...axisLines(plot.x, columns, indent, page),
    ...(plot.marks.length + plot.notes.length > 0 ? [""] : []),
    ...plot.marks.flatMap(({ text }, i) => hanging(`${i + 1}  `, words(text), page.width)),
    ...plot.notes.flatMap((text) => wrap(text, page.width)),
  ];
}

const rowAt = (share: number): number => rows - 1 - columnAt(share, rows);

/** Labels of the upright axis by row; of two in one row the lower. */
function rowLabels({ y }: LinePlot): Map<number, string> {
  const labels = new Map<number, string>();
  for (const { at, label } of y.ticks) if (!labels.has(rowAt(at))) labels.set(rowAt(at), label);
  return labels;
}

/** The line above the plot that says where today is. */
function pointer({ today }: LinePlot, columns: number, indent: number, { glyphs, width }: Page): string[] {
  if (!today) return [];
  const column = indent + columnAt(today.x, columns);
  const beside = `${glyphs.pointer} ${today.label}`;
  if (column + beside.length <= width) return [" ".repeat(column) + beside];
  return [`${" ".repeat(column - today.label.length - 1)}${today.label} ${glyphs.pointer}`];
}

function canvas(plot: LinePlot, columns: number, { glyphs }: Page): string[][] {
  const grid = Array.from({ length: rows }, () => new Array<string>(columns).fill(" "));
  const put = (row: number, column: number, glyph: string): void => {
    const cells = grid[row];
    if (cells) cells[column] = glyph;
  };
  if (plot.today) for (let row = 0; row < rows; row += 1) put(row, columnAt(plot.today.x, columns), glyphs.upright);
  // the first line is the one compared with, and stays on top
  for (const [i, line] of [...plot.lines.entries()].reverse()) {
    for (const { row, column } of cellsOf(line, columns)) put(row, column, glyphs.lines[i] ?? "?");
  }
  const taken = new Set<string>();
  for (const [i, { x, y }] of plot.marks.entries()) {
    const at = columnAt(x, columns);
    // marks that share a place stand side by side
    const column = [at, at + 1, at - 1, at + 2, at - 2].find(
      (each) => each >= 0 && each < columns && !taken.has(`${rowAt(y)} ${each}`),
    );
    if (column === undefined) continue;
    taken.add(`${rowAt(y)} ${column}`);
    put(rowAt(y), column, String(i + 1));
  }
  return grid;
}

/** The cells that a line goes through: one a column, and those between where it climbs or falls by more. */
function cellsOf(line: Line, columns: number): { row: number; column: number }[] {
  const [first, last] = [line.points[0], line.points.at(-1)];
  if (!first || !last) return [];
  const cells: { row: number; column: number }[] = [];
  let before: number | undefined;
  for (let column = columnAt(first.x, columns); column <= columnAt(last.x, columns); column += 1) {
    const row = rowAt(heightAt(line, column / (columns - 1)));
    const step = Math.sign(row - (before ?? row));
    for (let between = (before ?? row) + step; between !== row; between += step) cells.push({ row: between, column });
    cells.push({ row, column });
    before = row;
  }
  return cells;
}
