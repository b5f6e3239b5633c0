import { Chalk } from "chalk";
import type { Assessment } from "../../assessment/schema.js";
import { wrap } from "../../text/wrap.js";
import { shownWorkloads } from "./attention.js";
import { detailOf } from "./detail.js";
import { footer, portfolioLines } from "./portfolio.js";
import { stackedSummary } from "./stacked.js";
import { summaryTable } from "./summary.js";

export interface TerminalOptions {
  /** Columns of the window. Nothing is wider, down to 20; from 60 on the table fills them exactly. */
  width: number;
  /** Chalk's colour level; at 0 the text has no escape sequence at all. */
  color: 0 | 1 | 2 | 3;
  /** Tell each workload in full below the table. Where absent: where there are few. */
  detail?: boolean;
}

/** Workloads up to this many are told in full. */
const few = 3;

/** A table with room for its words needs this many columns. */
const tabular = 60;

/** The assessment for a terminal: a table, then the details of a few workloads or the portfolio of many. */
export function renderTerminal(assessment: Assessment, options: TerminalOptions): string {
  const chalk = new Chalk({ level: options.color });
  const width = Math.max(20, options.width);
  const { workloads } = assessment;
  const told = options.detail ?? workloads.length <= few;
  const rows = shownWorkloads(workloads);
  const parts = [width < tabular ? stackedSummary(rows, width, chalk) : summaryTable(rows, width, chalk)];
  if (rows.length < workloads.length) {
    const count = `${rows.length} of ${workloads.length.toLocaleString("en-US")} workloads, blocked and open ones first.`;
    parts.push(wrap(count, width).join("\n"));
  }
  if (told) parts.push(...rows.map((workload) => detailOf(workload, width, chalk, rows.length === 1)));
  if (workloads.length > 1) parts.push(portfolioLines(assessment, width, chalk));
  parts.push(footer(assessment, width, told, chalk));
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}
