import type { WorkloadAssessment } from "../../assessment/schema.js";
import { table } from "./blocks.js";
import { inline } from "./escape.js";
import { namedTag } from "./evidence.js";
import { ofSlice } from "./words.js";

/** Section 9: only risks that a known fact exposes this workload to. */
export function risks(workload: WorkloadAssessment): string {
  if (workload.risks.length === 0) return "No known fact exposes this workload to a risk that the rule pack lists.";
  const rows = workload.risks.map((risk) => [
    `${ofSlice(risk)}${inline(risk.because)}`,
    risk.exposed_by.map((fact) => namedTag(workload, fact, risk.slice)).join("<br>"),
    inline(risk.mitigation),
    inline(risk.source),
  ]);
  return table(["Risk", "Exposed by", "What to do", "Source"], rows);
}
