import { sumNames } from "../../evidence/parts.js";
import type { Cell } from "./gather.js";
import type { Problems } from "./problems.js";

/** A cell with where it stands and what it is the total of. */
export interface Row extends Cell {
  line: number;
  /** All that tells it apart from other rows of the same span: the group it is the total of. */
  group: string;
}

const size = ({ sums }: Row): number => sumNames.reduce((sum, name) => sum + sums[name], 0);

const sameFigures = (a: Row, b: Row): boolean => sumNames.every((name) => a.sums[name] === b.sums[name]);

/**
 * Leaves out what would count twice: of rows of one group and span the one with the largest figures stays, and a span that
 * begins inside another of its group goes, for the longer one counts it already. The order of the rows does not matter.
 */
export function once(rows: readonly Row[], problems: Problems): Row[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.group);
    if (group) group.push(row);
    else groups.set(row.group, [row]);
  }
  return [...groups.values()].flatMap((group) => inOrder(group, problems));
}

function inOrder(group: Row[], problems: Problems): Row[] {
  const kept: Row[] = [];
  const sorted = group.sort((a, b) => a.start - b.start || b.width - a.width || size(b) - size(a) || a.line - b.line);
  for (const row of sorted) {
    const last = kept.at(-1);
    if (last === undefined || row.start >= last.start + last.width) kept.push(row);
    else if (row.start !== last.start || row.width !== last.width) problems.add("overlapping", row.line);
    else problems.add(sameFigures(row, last) ? "duplicate" : "revised", row.line);
  }
  return kept;
}

const counts = /_tokens$|_requests$/;

/**
 * The group of a row: all its values but the figures, which are what differs from one time it is written to the next.
 *
 * @param figures names of figures that are not numbers, or whose names do not say so
 */
export function groupOf(row: object, figures: ReadonlySet<string>): string {
  const told = Object.entries(row).filter(
    ([key, value]) => !figures.has(key) && !counts.test(key) && typeof value !== "number",
  );
  return JSON.stringify(told.sort(([a], [b]) => (a < b ? -1 : 1)));
}
