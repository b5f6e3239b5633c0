import type { WorkloadAssessment } from "../../assessment/schema.js";
import type { ChartSpec } from "../../charts/spec.js";
import { renderText } from "../../charts/text.js";
import { chartsOf } from "../charts.js";
import { blocks } from "./blocks.js";
import { inline } from "./escape.js";

/** How charts are shown: as pictures beside the report, as text in it, or not at all where there would be too many. */
export type Charts = { as: "text" } | { as: "none" } | { as: "pictures"; path: ChartPath };

/** Where the picture of a chart lies, relative to the report. */
export type ChartPath = (workload: WorkloadAssessment, kind: ChartSpec["kind"]) => string;

/** Columns of a chart as text: what a page of code shows without scrolling. */
const width = 96;

/** The charts of the economics. */
export function charts(workload: WorkloadAssessment, how: Charts): string | undefined {
  if (how.as === "none") return undefined;
  return blocks(
    ...chartsOf(workload).map((chart) =>
      how.as === "pictures"
        ? `![${inline(chart.title)}](${how.path(workload, chart.kind)})`
        : `\`\`\`text\n${renderText(chart, { width }).replaceAll("`", "'")}\n\`\`\``,
    ),
  );
}
