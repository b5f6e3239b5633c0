import type { WorkloadAssessment } from "../../assessment/schema.js";

/** More rows than this nobody reads at a terminal. */
const rows = 200;

/** All workloads in their order; of very many, those that need attention first: blocked, then open, then the rest. */
export function shownWorkloads(workloads: readonly WorkloadAssessment[]): readonly WorkloadAssessment[] {
  if (workloads.length <= rows) return workloads;
  const urgency = ({ verdict }: WorkloadAssessment): number =>
    verdict.mode === "blocked" ? 0 : verdict.settled ? 2 : 1;
  return [...workloads].sort((a, b) => urgency(a) - urgency(b)).slice(0, rows);
}
