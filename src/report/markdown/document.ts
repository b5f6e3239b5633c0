import type { Assessment, WorkloadAssessment } from "../../assessment/schema.js";
import { blocks } from "./blocks.js";
import type { Charts } from "./charts.js";
import { frontMatter } from "./front-matter.js";
import { portfolio } from "./portfolio.js";
import { summary } from "./summary.js";
import { workloadSections } from "./workload.js";

/** The decision record (MADR 4) of one workload. */
export function renderWorkloadMarkdown(
  assessment: Assessment,
  workload: WorkloadAssessment,
  how: Charts = { as: "text" },
): string {
  const owners = workload.owner === undefined ? [] : [workload.owner];
  return `${blocks(frontMatter(assessment, owners), workloadSections(assessment, workload, 1, how))}\n`;
}

/**
 * The assessment as one markdown document: the summary, the portfolio, then the sections of each workload.
 * A single workload is a decision record (MADR 4) by itself.
 */
export function renderMarkdown(assessment: Assessment, how: Charts = { as: "text" }): string {
  const { workloads } = assessment;
  const [only, ...more] = workloads;
  if (only && more.length === 0) return renderWorkloadMarkdown(assessment, only, how);
  const owners = [...new Set(workloads.flatMap((workload) => workload.owner ?? []))];
  // anchors of their own, as the ones made from headings depend on the renderer
  const anchors = new Map(workloads.map((workload, i) => [workload, `workload-${i + 1}`]));
  const sections = workloads.flatMap((workload) => [
    `<a id="${anchors.get(workload)}"></a>`,
    workloadSections(assessment, workload, 2, how),
  ]);
  const document = blocks(
    frontMatter(assessment, owners),
    "# Where should each workload run?",
    summary(assessment, (workload) => `#${anchors.get(workload)}`),
    "## Portfolio",
    portfolio(assessment),
    ...sections,
  );
  return `${document}\n`;
}
