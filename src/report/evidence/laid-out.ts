import { columnsOf, hanging, wrap } from "../../text/wrap.js";
import type { Grid } from "./part.js";

const indent = 2;
const between = 2;

/** The first column gives way to the others, but not below this. */
const leastName = 14;
/** No first column is wider where the table is too wide. */
const mostName = 28;

interface Layout {
  /** By column, the first left out: columns of equal group that follow each other stand together. */
  groups?: readonly string[];
  /** Columns beyond which words are broken into lines, but for the last column. */
  mostCell?: number;
}

/**
 * A table without borders, as wide as the window at most. The first column names the rows: its cells, and long words in the
 * last column, are broken into lines. Where not all columns fit side by side, the table goes on below with the names again;
 * columns of one group are never parted.
 *
 */
export function laidOut(table: Grid, width: number, { groups = [], mostCell = 36 }: Layout = {}): string[] {
  const columns = columnsFor(table, width, mostCell);
  const [name, ...others] = columns;
  if (!name) return [];
  const tables = packed(others, groups, width - indent - name.width);
  if (tables === undefined) return stacked(table, width);
  return tables.flatMap((some, i) => [...(i === 0 ? [] : [""]), ...rowsOf([name, ...some])]);
}

interface Column {
  width: number;
  right: boolean;
  /** The head first, each cell as its lines. */
  cells: readonly (readonly string[])[];
}

const widest = (texts: readonly string[]): number => texts.reduce((most, text) => Math.max(most, columnsOf(text)), 0);

function columnsFor({ head, rows, right, identifiers }: Grid, width: number, mostCell: number): Column[] {
  const texts = head.map((title, i) => [title, ...rows.map((row) => row[i] ?? "")]);
  const third = Math.max(leastName, Math.min(mostName, Math.floor(width / 3)));
  // an identifier in pieces cannot be searched for, nor copied
  const room = identifiers ? Math.max(third, Math.min(widest(texts[0] ?? []), Math.floor(width / 2))) : third;
  return texts.map((cells, i) => {
    const last = i === texts.length - 1 && i > 0 && !right.includes(i);
    const before = texts
      .slice(0, i)
      .reduce((sum, each, at) => sum + Math.min(widest(each), at === 0 ? room : third) + between, indent);
    const limit = i === 0 ? room : last ? Math.max(mostCell, width - before) : mostCell;
    const [title = "", ...values] = cells;
    const body = values.map((text) => wrap(text, Math.min(limit, Math.max(1, columnsOf(text)))));
    // a head of several words is as wide as its figures, if its words allow
    const least = Math.max(widest(body.flat()), widest(title.split(" ")));
    const lines = [wrap(title, Math.max(1, least)), ...body];
    return { width: widest(lines.flat()), right: right.includes(i), cells: lines };
  });
}

/** Columns in as few tables as hold them; undefined where a group does not even fit alone. */
function packed(columns: readonly Column[], groups: readonly string[], room: number): Column[][] | undefined {
  const tables: Column[][] = [];
  let left = 0;
  for (const group of grouped(columns, groups)) {
    const needed = group.reduce((sum, { width }) => sum + between + width, 0);
    if (needed > room) return undefined;
    const last = tables.at(-1);
    if (last === undefined || needed > left) {
      tables.push([...group]);
      left = room - needed;
    } else {
      last.push(...group);
      left -= needed;
    }
  }
  return tables;
}

function grouped(columns: readonly Column[], groups: readonly string[]): Column[][] {
  const found: Column[][] = [];
  for (const [i, column] of columns.entries()) {
    const [group, before] = [groups[i], groups[i - 1]];
    const last = found.at(-1);
    if (last !== undefined && group !== undefined && group === before) last.push(column);
    else found.push([column]);
  }
  return found;
}

function rowsOf(columns: readonly Column[]): string[] {
  const rows = columns[0]?.cells.length ?? 0;
  return Array.from({ length: rows }, (_, row) => row).flatMap((row) => {
    const cells = columns.map(({ cells: all }) => all[row] ?? []);
    const height = cells.reduce((most, lines) => Math.max(most, lines.length), 1);
    // heads stand on their column, other cells begin together
    const skip = (lines: readonly string[]): number => (row === 0 ? height - lines.length : 0);
    return Array.from({ length: height }, (_, i) =>
      `${" ".repeat(indent)}${columns
        .map(({ width, right }, at) => {
          const lines = cells[at] ?? [];
          const text = lines[i - skip(lines)] ?? "";
          const blanks = " ".repeat(Math.max(0, width - columnsOf(text)));
          return right ? blanks + text : text + blanks;
        })
        .join(" ".repeat(between))}`.trimEnd(),
    );
  });
}

/** Where a table has no room: each row as its name and a line for each column. */
function stacked({ head, rows }: Grid, width: number): string[] {
  return rows.flatMap(([name = "", ...cells]) => [
    ...hanging("  ", name, width),
    ...cells.flatMap((cell, i) => hanging("    ", `${head[i + 1] ?? ""}: ${cell}`, width)),
  ]);
}
