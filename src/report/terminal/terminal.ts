import { Chalk, type ChalkInstance } from "chalk";
import type { Assessment } from "../../assessment/schema.js";
import { plain } from "../plain.js";
import { detailOf } from "./detail.js";
import { summaryTable } from "./summary.js";
import { counted, dollars, memberName, modeWord } from "./words.js";
import { hanging, wrap } from "./wrap.js";

export interface TerminalOptions {
  /** Columns to fill. Nothing is wider. */
  width: number;
  /** Chalk's colour level; at 0 the text has no escape sequence at all. */
  color: 0 | 1 | 2 | 3;
}

/** Workloads up to this many are told in full. */
const detailed = 3;

/** Names listed of a long group. */
const listed = 12;

/** The assessment for a terminal: a table, then the details of a few workloads or the portfolio of many. */
export function renderTerminal(assessment: Assessment, { width, color }: TerminalOptions): string {
  const chalk = new Chalk({ level: color });
  const columns = Math.max(60, width);
  const { workloads } = assessment;
  const parts = [summaryTable(workloads, columns, chalk)];
  if (workloads.length <= detailed) parts.push(...workloads.map((workload) => detailOf(workload, columns, chalk)));
  if (workloads.length > 1) parts.push(portfolioLines(assessment, columns, chalk));
  parts.push(footer(assessment, columns, chalk));
  return `${parts.join("\n\n")}\n`;
}

function portfolioLines({ portfolio, workloads }: Assessment, width: number, chalk: ChalkInstance): string {
  const groups = (["managed", "self_hosted", "blocked"] as const).flatMap((mode) => {
    const members = portfolio.by_mode[mode];
    return members.length === 0
      ? []
      : hanging(`${modeWord(mode)} (${members.length}): `, names(members.map(memberName)), width);
  });
  const { known_today: cost, workloads_with_cost: priced } = portfolio.usd_per_month;
  return [
    chalk.bold("Portfolio"),
    ...groups,
    ...(portfolio.split.length > 0 ? hanging("split by slice: ", names(portfolio.split), width) : []),
    ...(portfolio.unsettled.length > 0
      ? hanging(
          `not settled (${portfolio.unsettled.length} of ${workloads.length}): `,
          names(portfolio.unsettled),
          width,
        )
      : ["every verdict is settled"]),
    ...portfolio.pools.flatMap((pool) =>
      hanging(`could share a pool of ${plain(pool.model)}: `, names(pool.members.map(memberName)), width),
    ),
    ...(priced > 0
      ? wrap(`known cost today: ${dollars(cost)} a month over ${counted(priced, "workload")}`, width)
      : []),
  ].join("\n");
}

function names(all: readonly string[]): string {
  const shown = all.slice(0, listed).map(plain).join(", ");
  return all.length > listed ? `${shown} and ${all.length - listed} more` : shown;
}

function footer({ pack, as_of: asOf, workloads }: Assessment, width: number, chalk: ChalkInstance): string {
  const hint =
    workloads.length > detailed
      ? "The reasons, flips, unknowns and risks of each: --format markdown --out report.md"
      : "The full report: --format markdown --out report.md";
  const due = pack.due_for_review.length > 0 ? `; ${counted(pack.due_for_review.length, "rule")} due for review` : "";
  return [...wrap(`Pack ${plain(pack.id)} ${plain(pack.version)}, as of ${asOf}${due}.`, width), ...wrap(hint, width)]
    .map((line) => chalk.dim(line))
    .join("\n");
}
