import { z } from "zod";
import { mode, provenance, rung, value } from "./base-schema.js";
import { economics } from "./economics-schema.js";
import { option, type optionId } from "./option-schema.js";
import { member, pool } from "./pool-schema.js";

/**
 * The assessment: the one value that every report is made from. Field names are a contract (`llm-decide/assessment@1`);
 * fields may be added, never renamed. Money is USD a month, shares run from 0 to 1, the score from 0 to 100.
 */
const fact = z.strictObject({
  name: z.string(),
  title: z.string(),
  value: value.describe("In the fact's base unit; null where unknown or only a range is known"),
  text: z.string().describe("The value as people write it: 1.6B, $900, 0.5 to 2, unknown"),
  unit: z.string().optional(),
  provenance,
  basis: z.string().optional().describe("How a derived or assumed value came about"),
  at: z.string().optional().describe("file:line where the fact is stated"),
});

const verdict = z.strictObject({
  mode,
  settled: z.boolean().describe("True where no value of any unknown fact could change the mode"),
  possible: z.array(mode).describe("The modes that the unknown facts still allow"),
  proven: z.boolean().describe("False where the search ended at its budget: `possible` may then name a mode too many"),
  headline: z.string(),
});

const stage = z.strictObject({
  rung,
  title: z.string(),
  gate: z.string().describe("The question whose answer leads to the next rung"),
  proof: z.array(z.string()).describe("What passes the gate"),
});

const signal = z.strictObject({
  id: z.string(),
  lean: z.number().nullable().describe("-1 (managed) to +1 (self-hosted); null where unknown"),
  weight: z.number(),
  range: z.strictObject({ worst: z.string(), best: z.string() }),
  counts: z.boolean().describe("False where unknown, silent, or yielding to another signal"),
  because: z.string(),
  slice: z.string().optional(),
});

const score = z.strictObject({
  self_hosted: z.number().min(0).max(100).describe("50 where nothing is known"),
  bar: z.number().min(0).max(100),
  known_weight: z.number().min(0).max(1).describe("The share of all weight that known signals carry"),
  signals: z.array(signal),
});

const reason = z.strictObject({
  rule: z.string(),
  kind: z.enum(["exclusion", "requirement", "driver", "signal", "row"]),
  status: z.enum(["holds", "fails", "unknown"]).describe("What is proven, whatever the unknown facts turn out to be"),
  likely: z
    .enum(["holds", "fails"])
    .optional()
    .describe("How an unknown one stands by what estimates make likely, which the verdict is judged by"),
  side: z.enum(["managed", "self_hosted", "neither"]).describe("The side that this speaks for as it stands"),
  because: z.string(),
  to_change: z.string().optional(),
  facts: z.array(fact.pick({ name: true, value: true, provenance: true, text: true })),
  source: z.string(),
  at: z.string(),
  binding: z.boolean().describe("False for a requirement that an exclusion or a driver has lifted"),
  slice: z.string().optional(),
});

const unknown = z.strictObject({
  fact: z.string(),
  title: z.string(),
  estimate: z
    .string()
    .optional()
    .describe("What is estimated or assumed of it, as people write it; absent where nothing is"),
  could_change_verdict: z.boolean(),
  alone: z.array(mode).describe("Other modes that learning this fact alone could lead to"),
  question: z.string(),
  how_to_learn: z.string(),
  slice: z.string().optional(),
});

const change = z.strictObject({
  fact: z.string(),
  title: z.string(),
  from: value.describe("As a workload file would state it; null where unknown"),
  to: value.describe("As a workload file would state it"),
  from_text: z.string().describe("For people: $900, unknown, assumed 0.5 to 2"),
  to_text: z.string(),
  slice: z.string().optional(),
});

const flip = z.strictObject({
  to: mode,
  changes: z.array(change),
  distance: z
    .number()
    .min(0)
    .describe("Sum over the changes of their relative size; learning an unknown fact counts 0"),
});

const warning = z.strictObject({
  id: z.string(),
  about: z.enum(["early", "late", "other"]),
  because: z.string(),
  facts: z.array(z.string()),
  source: z.string(),
  slice: z.string().optional(),
});

const risk = z.strictObject({
  id: z.string(),
  because: z.string(),
  mitigation: z.string(),
  exposed_by: z.array(z.string()).describe("The facts that expose it, as `name: value`"),
  source: z.string(),
  slice: z.string().optional(),
});

const criterion = z.strictObject({
  metric: z.string(),
  threshold: z.string(),
  window: z.string(),
  owner: z.string(),
  rollback: z.string(),
});

const transition = z.strictObject({
  dimension: z.string(),
  from: z.string(),
  to: z.string(),
  facts: z.array(z.string()).describe("This workload's facts on it, as `title: value`"),
  source: z.string(),
});

const slice = z.strictObject({ name: z.string(), share: z.number(), verdict, stage });

const workload = z.strictObject({
  name: z.string(),
  owner: z.string().optional(),
  at: z.string(),
  current_mode: z.enum(["managed", "self_hosted", "hybrid", "unknown"]),
  verdict,
  stage,
  next_steps: z.array(z.string()),
  score,
  facts: z.array(fact).describe("Every fact that is not unknown"),
  reasons: z.array(reason),
  unknowns: z.array(unknown).describe("Most decisive first"),
  flips: z.array(flip).describe("Minimal and verified, nearest first"),
  flip_limit: z.number().describe("Flips with more changes than this were not looked for"),
  warnings: z.array(warning),
  risks: z.array(risk),
  slices: z.array(slice),
  options: z.array(option),
  economics,
  reversibility: z.strictObject({
    level: z.enum(["easy", "moderate", "hard", "nothing_to_reverse"]),
    because: z.string(),
  }),
  confirmation: z.array(criterion).describe("Exit criteria of the pilot; empty where nothing is to be piloted"),
  transitions: z.array(transition).describe("What changes for the team; only dimensions that the verdict moves"),
  pattern: z
    .strictObject({ id: z.string(), title: z.string(), start: z.string(), similarity: z.number(), source: z.string() })
    .nullable(),
});

export const assessmentSchema = z.strictObject({
  schema: z.literal("llm-decide/assessment@1"),
  as_of: z.string(),
  pack: z.strictObject({
    id: z.string(),
    version: z.string(),
    title: z.string(),
    file: z.string(),
    sha256: z.string(),
    hit_policy: z.enum(["weigh", "first"]),
    due_for_review: z.array(z.string()).describe("Rules whose review-by date has passed"),
  }),
  data: z.record(z.string(), z.string()).describe("As-of date of each data set that was used"),
  input_sha256: z.string(),
  workloads: z.array(workload),
  portfolio: z.strictObject({
    by_mode: z.strictObject({
      managed: z.array(member),
      self_hosted: z.array(member),
      blocked: z.array(member),
    }),
    split: z.array(z.string()).describe("Workloads whose slices go different ways"),
    unsettled: z.array(z.string()),
    pools: z.array(pool),
    usd_per_month: z.strictObject({ known_today: z.number(), workloads_with_cost: z.number() }),
  }),
});

export type Assessment = z.infer<typeof assessmentSchema>;
export type WorkloadAssessment = Assessment["workloads"][number];
export type Verdict = z.infer<typeof verdict>;
export type Stage = z.infer<typeof stage>;
export type Rung = z.infer<typeof rung>;
export type Score = z.infer<typeof score>;
export type Reason = z.infer<typeof reason>;
export type Unknown = z.infer<typeof unknown>;
export type Flip = z.infer<typeof flip>;
export type Option = z.infer<typeof option>;
export type SharedPool = Assessment["portfolio"]["pools"][number];
export type OptionId = z.infer<typeof optionId>;
export type Economics = WorkloadAssessment["economics"];
export type ReportedFact = z.infer<typeof fact>;
