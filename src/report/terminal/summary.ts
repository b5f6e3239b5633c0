import type { ChalkInstance } from "chalk";
import Table from "cli-table3";
import { labelOf } from "../../assessment/ladder.js";
import type { WorkloadAssessment } from "../../assessment/schema.js";
import { columnsOf, hanging, shown, wrap } from "../../text/wrap.js";
import { modeWord } from "../words.js";
import { fitColumns, frameOf, type Need } from "./columns.js";
import { paintMode } from "./paint.js";
import { decidingReason, scoreText, sureness } from "./words.js";

const heads = ["Workload", "Verdict", "Sure", "Next step", "Score"] as const;
const [name, sure, step] = [0, 2, 3];

/** The reason has a column of its own where that leaves it this wide, else a line under its workload. */
const reasonColumn = 30;

/** Names narrower than this are worth more than the words beside the rung's letter. */
const nameColumn = 14;

/** One row a workload, filling exactly the window's width, which is at least 60. */
export function summaryTable(workloads: readonly WorkloadAssessment[], width: number, chalk: ChalkInstance): string {
  const rows = workloads.map(cellsOf);
  const needs = needsOf(rows);
  const ideal = needs.reduce((sum, need) => sum + need.ideal, frameOf(heads.length + 1));
  if (width - ideal >= reasonColumn) return wideTable(workloads, rows, needs, width, chalk);
  const least = needs.reduce((sum, need) => sum + need.min, frameOf(heads.length));
  if (width - least >= nameColumn - nameLeast) {
    const widths = fitColumns(needs, width - frameOf(heads.length), [step, name, sure, step]);
    return foldedTable(workloads, rows, widths, width, chalk);
  }
  const short = rows.map((row) => row.map((cell, i) => (i === step ? cell.slice(0, 1) : cell)));
  const widths = fitColumns(needsOf(short), width - frameOf(heads.length), [name, sure, step]);
  return foldedTable(workloads, short, widths, width, chalk);
}

function cellsOf(workload: WorkloadAssessment): string[] {
  const { verdict, stage } = workload;
  const next = `${stage.rung} ${labelOf(stage)}`;
  return [shown(workload.name), modeWord(verdict.mode), sureness(verdict), next, scoreText(workload)];
}

const nameLeast = 8;

/** Words are kept whole, but for the workload's name, which has no upper bound. */
function needsOf(rows: readonly (readonly string[])[]): Need[] {
  return heads.map((head, column) => {
    const texts = [...new Set([head, ...rows.map((row) => row[column] ?? "")])];
    const most = (widths: readonly number[]): number => widths.reduce((a, b) => Math.max(a, b), 0);
    const longest = most(texts.map(columnsOf));
    if (column === name) return { min: nameLeast, ideal: Math.min(longest, 26) };
    return { min: most(texts.flatMap((text) => text.split(" ")).map(columnsOf)), ideal: Math.min(longest, 16) };
  });
}

function wideTable(
  workloads: readonly WorkloadAssessment[],
  rows: readonly (readonly string[])[],
  needs: readonly Need[],
  width: number,
  chalk: ChalkInstance,
): string {
  const all = [...needs, { min: reasonColumn, ideal: reasonColumn }];
  const widths = fitColumns(all, width - frameOf(all.length), [0, 1, 2, 3, 4, 5]);
  const table = framed([...heads, "Why"], widths, chalk);
  for (const [i, workload] of workloads.entries()) {
    const cells = [...(rows[i] ?? []), shown(decidingReason(workload))];
    table.push(paintedRow(cells, widths, workload, chalk));
  }
  return table.toString();
}

function foldedTable(
  workloads: readonly WorkloadAssessment[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
  width: number,
  chalk: ChalkInstance,
): string {
  const table = framed(heads, widths, chalk);
  for (const [i, workload] of workloads.entries()) {
    const reason = hanging("Why: ", shown(decidingReason(workload)), width - frameOf(1));
    table.push(paintedRow(rows[i] ?? [], widths, workload, chalk), [
      { colSpan: heads.length, content: reason.join("\n") },
    ]);
  }
  // the border that closes the columns would part a workload from its reason
  const lines = table.toString().split("\n");
  return lines.filter((line) => !/^├[─┴]+┤$/.test(line) || !line.includes("┴")).join("\n");
}

function framed(titles: readonly string[], widths: readonly number[], chalk: ChalkInstance) {
  return new Table({
    head: titles.map((title, i) => painted(title, widths[i] ?? 1, chalk.bold)),
    colWidths: widths.map((width) => width + 2),
    style: { head: [], border: [] },
  });
}

/** Lines are broken here, by words and columns: the table library breaks in the middle of long words. */
function painted(text: string, width: number, paint: (line: string) => string = (line) => line): string {
  return wrap(text, width)
    .map((line) => paint(line))
    .join("\n");
}

function paintedRow(
  cells: readonly string[],
  widths: readonly number[],
  { verdict }: WorkloadAssessment,
  chalk: ChalkInstance,
): string[] {
  const paints = [chalk.bold, paintMode(verdict.mode, chalk), ...(verdict.settled ? [] : [chalk.yellow])];
  return cells.map((cell, i) => painted(cell, widths[i] ?? 1, paints[i]));
}
