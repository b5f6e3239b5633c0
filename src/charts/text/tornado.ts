import { columnsOf, wrap } from "../../text/wrap.js";
import { cut, padded } from "../label.js";
import type { TornadoPlot, TornadoRow } from "../tornado-plot.js";
import { axisLines, columnAt, legendLines } from "./axis.js";
import type { Page } from "./page.js";

/** The axis is never shorter than this. */
const leastAxis = 16;

/** Where the parts of a row stand: columns from the left, and how many there are. */
interface Layout {
  names: number;
  before: number;
  after: number;
  columns: number;
  expected: number;
  zero: number | undefined;
}

/** A tornado without its title. */
export function tornadoText(plot: TornadoPlot, page: Page): string[] {
  const { glyphs, width } = page;
  const layout = layoutOf(plot, page);
  const indent = layout.names + 1 + layout.before + 1;
  return [
    ...wrap(plot.expected.label, width),
    ...legendLines(
      [
        `${glyphs.high} factor at its high value`,
        `${glyphs.low} at its low value`,
        ...(plot.zero === undefined ? [] : [`${glyphs.upright} no difference`]),
      ],
      width,
    ),
    "",
    ...directions(plot, indent, layout.columns, page),
    ...plot.rows.map((row) => rowText(row, layout, page)),
    ...axisLines(plot.axis, layout.columns, indent, page),
    ...plot.notes.flatMap((text) => ["", ...wrap(text, width)]),
  ];
}

function layoutOf({ rows, expected, zero }: TornadoPlot, { width, words }: Page): Layout {
  const widest = (share: number, needs: readonly number[]): number =>
    Math.min(Math.floor(width * share), Math.max(0, ...needs));
  const columnsFor = (text: string, free: number): number => columnsOf(words(text)) - Math.floor(free * leastAxis);
  const right = (row: TornadoRow): number => 1 - Math.max(row.low, row.high, expected.at);
  const left = (row: TornadoRow): number => Math.min(row.low, row.high, expected.at);
  const names = widest(
    0.25,
    rows.map(({ name }) => columnsOf(words(name))),
  );
  const before = widest(
    0.2,
    rows.map((row) => columnsFor(row.leftLabel, left(row))),
  );
  const after = widest(
    0.2,
    rows.map((row) => columnsFor(row.rightLabel, right(row))),
  );
  const columns = width - names - before - after - 3;
  return {
    names,
    before,
    after,
    columns,
    expected: columnAt(expected.at, columns),
    zero: zero === undefined ? undefined : columnAt(zero, columns),
  };
}

/** What the two directions of the axis mean: over its ends, or where there is no room for both, one below the other. */
function directions({ left, right }: TornadoPlot, indent: number, columns: number, page: Page): string[] {
  const [from, to] = [page.words(`← ${left}`), page.words(`${right} →`)];
  const taken = columnsOf(from) + columnsOf(to);
  if (indent + taken + 2 > page.width) return [from, to].map((text) => cut(text, page.width, page.ellipsis));
  return [`${" ".repeat(indent)}${from}${" ".repeat(Math.max(2, columns - taken))}${to}`];
}

function rowText(row: TornadoRow, layout: Layout, page: Page): string {
  const { names, before, after, columns, expected, zero } = layout;
  const { glyphs, words, ellipsis } = page;
  const [low, high] = [columnAt(row.low, columns), columnAt(row.high, columns)];
  const [from, to] = [Math.min(low, high, expected), Math.max(low, high, expected)];
  const left = cut(words(row.leftLabel), before + from, ellipsis);
  const right = cut(words(row.rightLabel), after + columns - to - 1, ellipsis);
  const bar = Array.from({ length: to - from + 1 }, (_, i) => barGlyph(from + i, low, high, expected, page)).join("");
  /** Blanks over some columns of the plot, with the line of no difference where it runs through them. */
  const blanks = (start: number, count: number): string =>
    Array.from({ length: count }, (_, i) => (start + i === zero ? glyphs.upright : " ")).join("");
  const free = before + from - columnsOf(left);
  const rest = columns - to - 1 - (right === "" ? 0 : columnsOf(right) + 1);
  return (
    `${padded(words(row.name), names, "right", ellipsis)} ${blanks(-before - 1, free)}${left} ${bar}` +
    `${right === "" ? "" : ` ${right}`}${blanks(columns - Math.max(0, rest), Math.max(0, rest))}`
  );
}

function barGlyph(column: number, low: number, high: number, expected: number, { glyphs }: Page): string {
  const within = (end: number): boolean => column >= Math.min(end, expected) && column <= Math.max(end, expected);
  if (column === expected) return glyphs.axisY;
  // where both ends lie on one side the shorter bar is seen on the longer
  const shorter = Math.abs(low - expected) < Math.abs(high - expected) ? "low" : "high";
  if (within(low) && within(high)) return glyphs[shorter];
  return within(low) ? glyphs.low : glyphs.high;
}
