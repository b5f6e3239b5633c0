import type { WorkloadEvidence } from "../../assessment/evidence-schema.js";
import { costParts } from "./cost-parts.js";
import { factParts } from "./fact-parts.js";
import { failureParts } from "./failure-parts.js";
import { list, type Part } from "./part.js";
import { percentileParts } from "./percentile-parts.js";
import { replayParts } from "./replay-parts.js";
import { shapeParts } from "./shape-parts.js";
import { volumeParts } from "./volume-parts.js";

/** All that is told of one workload, in the order in which it is read. */
export const workloadParts = (workload: WorkloadEvidence): Part[] => [
  ...list("Before relying on this", workload.notes),
  ...volumeParts(workload),
  ...percentileParts(workload),
  ...shapeParts(workload),
  ...failureParts(workload),
  ...costParts(workload),
  ...replayParts(workload),
  ...factParts(workload),
];
