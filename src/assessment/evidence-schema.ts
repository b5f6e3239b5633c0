import { z } from "zod";
import { sourceSchema } from "./source-schema.js";
import { workloadEvidenceSchema } from "./workload-evidence-schema.js";

/** What `measure --format json` writes. */
export const evidenceSchema = z.object({
  schema: z.literal("llm-decide/evidence@1"),
  as_of: z.string(),
  sample_rate: z.number(),
  sources: z.array(sourceSchema),
  /** Stretches without requests in all workloads together that their usual rhythm does not explain. */
  gaps: z.array(z.object({ from: z.string(), to: z.string(), usual_requests: z.number() })),
  workloads: z.array(workloadEvidenceSchema),
});

export type Evidence = z.infer<typeof evidenceSchema>;
export type { EvidenceFact, Failures, WorkloadEvidence } from "./workload-evidence-schema.js";
