import type { Assessment } from "../../assessment/schema.js";
import { blocks } from "./blocks.js";
import type { Charts } from "./charts.js";
import { renderWorkloadMarkdown } from "./document.js";
import { inline } from "./escape.js";
import { fileNames } from "./file-names.js";
import { portfolio } from "./portfolio.js";
import { summary } from "./summary.js";

export interface ReportFile {
  /** Relative to the folder that the user names. */
  path: string;
  text: string;
}

/** File names of the records, in the order of the workloads. */
export const recordNames = ({ workloads }: Assessment): string[] => fileNames(workloads.map(({ name }) => name));

/** An index, index.md, and one decision record (MADR 4) for each workload. */
export function reportFiles(assessment: Assessment, how: Charts = { as: "text" }): ReportFile[] {
  const { workloads } = assessment;
  const names = recordNames(assessment);
  const records = workloads.map((workload, i) => ({
    path: names[i] ?? "workload.md",
    text: renderWorkloadMarkdown(assessment, workload, how),
  }));
  return [{ path: "index.md", text: renderIndexMarkdown(assessment, names) }, ...records];
}

/**
 * The index of a folder of records: the summary, whose lines lead to them, and the portfolio.
 *
 * @param names file names of the records, in the order of the workloads
 */
export function renderIndexMarkdown(assessment: Assessment, names: readonly string[]): string {
  const paths = new Map(assessment.workloads.map((workload, i) => [workload, names[i]]));
  const index = blocks(
    "# Where should each workload run?",
    `As of ${inline(assessment.as_of)}.`,
    summary(assessment, (workload) => paths.get(workload)),
    "## Portfolio",
    portfolio(assessment),
  );
  return `${index}\n`;
}
