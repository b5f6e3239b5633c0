import type { WorkloadAssessment } from "../../assessment/schema.js";
import { renderText } from "../../charts/text.js";
import { chartsOf } from "../charts.js";

/** The charts of the economics as text, each after an empty line; none where they are not asked for. */
export function chartLines(workload: WorkloadAssessment, width: number, asked: boolean): string[] {
  if (!asked) return [];
  return chartsOf(workload)
    .filter(({ kind }) => kind !== "options")
    .flatMap((chart) => ["", ...renderText(chart, { width }).split("\n")]);
}
