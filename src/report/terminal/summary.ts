import type { ChalkInstance } from "chalk";
import Table from "cli-table3";
import type { WorkloadAssessment } from "../../assessment/schema.js";
import { plain } from "../plain.js";
import { deciding } from "./deciding.js";
import { paintMode, sureness } from "./words.js";
import { wrap } from "./wrap.js";

/** Widths of the columns; what is left over goes to the last. */
interface Columns {
  name: number;
  verdict: number;
  sure: number;
  rung: number;
  score: number;
  why: number;
}

function columnsFor(width: number, names: readonly string[]): Columns {
  const longest = Math.max(8, ...names.slice(0, 500).map((name) => name.length));
  const name = Math.min(longest, Math.max(12, Math.floor(width * 0.24)));
  const narrow = width < 100;
  const fixed = { verdict: 11, sure: narrow ? 11 : 16, rung: narrow ? 4 : 26, score: 5 };
  const borders = 7 + 6 * 2;
  const why = Math.max(10, width - borders - name - fixed.verdict - fixed.sure - fixed.rung - fixed.score);
  return { name, ...fixed, why };
}

/** One row a workload, filling exactly the window's width. */
export function summaryTable(workloads: readonly WorkloadAssessment[], width: number, chalk: ChalkInstance): string {
  const columns = columnsFor(
    width,
    workloads.map((w) => plain(w.name)),
  );
  const widths = Object.values(columns);
  const table = new Table({
    head: ["Workload", "Verdict", "Sure", columns.rung < 10 ? "Step" : "Next step", "Score", "Why"].map((title) =>
      chalk.bold(title),
    ),
    colWidths: widths.map((w: number) => w + 2),
    style: { head: [], border: [] },
  });
  for (const workload of workloads) table.push(rowOf(workload, columns, chalk));
  return table.toString();
}

/** Lines are broken here, by words and columns: the table library breaks in the middle of long words. */
function rowOf(workload: WorkloadAssessment, columns: Columns, chalk: ChalkInstance): string[] {
  const { verdict, stage, score } = workload;
  const cell = (text: string, width: number, paint: (line: string) => string = (line) => line): string =>
    wrap(text, width)
      .map((line) => paint(line))
      .join("\n");
  const step = columns.rung < 10 ? stage.rung : `${stage.rung} ${stage.title}`;
  return [
    cell(plain(workload.name), columns.name, (line) => chalk.bold(line)),
    cell(verdict.mode.replace("_", "-"), columns.verdict, paintMode(verdict.mode, chalk)),
    cell(sureness(verdict), columns.sure),
    cell(step, columns.rung),
    cell(String(Math.round(score.self_hosted)), columns.score),
    cell(deciding(workload), columns.why),
  ];
}
