import { z } from "zod";

/**
 * The assessment: the one value that every report is made from. Field names are a contract (`llm-decide/assessment@1`);
 * fields may be added, never renamed. Money is USD a month, shares run from 0 to 1, the score from 0 to 100.
 */

const mode = z.enum(["managed", "self_hosted", "hybrid", "blocked"]);
const rung = z.enum(["A", "B", "C", "D", "E", "F", "G", "H", "I"]);
const provenance = z.enum(["measured", "declared", "derived", "assumed", "unknown"]);
const value = z.union([z.number(), z.string(), z.boolean(), z.array(z.string()), z.null()]);

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
  status: z.enum(["holds", "fails", "unknown"]),
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

const spread = z
  .strictObject({ low: z.number(), expected: z.number(), high: z.number() })
  .describe("USD a month: a twentieth of what is possible lies below low, half below expected, a twentieth above high");

const optionId = z.enum([
  "managed_as_is",
  "managed_better",
  "managed_batch",
  "managed_cheaper_model",
  "open_weights_hosted",
  "self_hosted",
  "self_hosted_reserved",
  "self_hosted_owned",
  "self_hosted_active_window",
  "self_hosted_scale_to_zero",
  "hybrid",
]);

const option = z.strictObject({
  id: optionId,
  title: z.string(),
  mode,
  provider: z.string().optional(),
  model: z.string().optional(),
  gpu: z.string().optional(),
  usd_per_month: spread.nullable().describe("Null where not known"),
  ends: z
    .strictObject({ low: z.number(), high: z.number() })
    .nullable()
    .describe("USD a month that nothing within the ranges passes"),
  cheapest: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe("Share of sampled points at which it is the cheapest option that is feasible; null where not compared"),
  parts: z
    .record(z.string(), z.strictObject({ low: z.number(), expected: z.number(), high: z.number(), provenance }))
    .describe("The lines of its bill, USD a month"),
  basis: z.string().nullable().describe("How the figure came about"),
  feasible: z.enum(["yes", "no", "unknown"]),
  because: z.string(),
  pros: z.array(z.string()),
  cons: z.array(z.string()),
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

const price = z.strictObject({
  provider: z.string(),
  model: z.string().describe("The entry that matched"),
  source: z.enum(["contract", "organisation", "bundled"]),
  book: z.string().describe("Name and version of the price book"),
  as_of: z.string(),
  age_days: z.number(),
  age: z.enum(["fresh", "old", "too_old"]),
  usd_per_month: spread.describe("USD a month at these prices: all that is possible, and what is expected"),
  to_bill: z.number().nullable().describe("The stated bill over it; null where none is stated"),
  notes: z.array(z.string()),
});

const coverage = z.strictObject({
  provider: z.string(),
  surface: z.string().nullable().describe("The way into the provider that meets most"),
  overall: z.enum(["covered", "not_covered", "unknown"]),
  controls: z.array(
    z.strictObject({
      control: z.string(),
      status: z.enum(["covered", "by_arrangement", "not_covered", "not_known"]),
      detail: z.string(),
      as_of: z.string().nullable(),
      confidence: z.enum(["high", "medium"]).nullable(),
      source: z.string().nullable(),
    }),
  ),
});

const sizing = z.strictObject({
  model: z.string().nullable(),
  gpu: z.string(),
  gpus_per_replica: z.number(),
  precision: z.string().nullable(),
  basis: z.enum(["stated", "measured", "fitted", "extrapolated"]),
  requests_per_second: z.number().describe("What one replica serves within the targets"),
  tokens_per_second_per_gpu: z.number(),
  band: z.strictObject({ low: z.number(), high: z.number() }).describe("Multiples of it between which it really lies"),
  concurrency: z.number().nullable(),
  binds: z.enum(["memory", "prefill", "decode", "interconnect"]).nullable(),
  replicas: z.number(),
  spare_replicas: z.number(),
  utilisation: z.number(),
  usd_per_gpu_hour: z.strictObject({ low: z.number(), expected: z.number(), high: z.number() }),
  price_source: z.string(),
});

const misfit = z.strictObject({ configurations: z.number(), because: z.string() });

const swing = z.strictObject({
  factor: z.string(),
  title: z.string(),
  low_text: z.string().describe("The value put in at the low end, as people write it"),
  high_text: z.string(),
  low_usd: z.number().describe("Managed minus self-hosted, USD a month, with this factor at its low end"),
  high_usd: z.number(),
});

const series = z.array(z.number());

const saving = z.strictObject({
  managed: optionId.describe("The managed option compared: the cheapest that is open today"),
  self_hosted: optionId,
  probability: z.number().min(0).max(1).describe("Share of sampled points at which self-hosting costs less"),
  asked: z.number().describe("The probability from which a saving counts as likely"),
  certain: z.enum(["cheaper", "dearer", "open"]).describe("What the hard ends of all ranges prove of self-hosting"),
  usd_per_month: spread.describe("Managed minus self-hosted, people counted"),
});

const bestManaged = z.strictObject({
  option: optionId,
  saves_usd_per_month: z.number().describe("Against today's bill, at expected values"),
  share: z.number().describe("Of today's bill"),
});

const breakEven = z.strictObject({
  tokens_per_month: z.number().nullable().describe("From here on self-hosting is and stays cheaper; null where never"),
  utilisation: z.number().nullable(),
  times_today: z.number().nullable(),
  searched_to: z.number().describe("Tokens a month up to which was searched"),
});

const projection = z.strictObject({
  growth_per_month: z.number(),
  months: z.number(),
  managed: series.describe("USD a month, from month 0"),
  self_hosted: series,
  turns_in: z.number().nullable().describe("The month in which the cheaper side changes; null where never within"),
});

const curve = z.strictObject({
  today: z.number().describe("Tokens a month"),
  tokens_per_month: series,
  managed: series,
  self_hosted: series,
});

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
  economics: z.strictObject({
    self_hosted_to_managed: z
      .strictObject({ low: z.number(), high: z.number().nullable() })
      .nullable()
      .describe("All-in self-hosted cost as a multiple of the managed cost; high null where unbounded"),
    likely_self_hosted_to_managed: z
      .strictObject({ low: z.number(), high: z.number() })
      .nullable()
      .describe("The part of it that is likely: nine tenths of the sampled points"),
    monthly_difference_usd: z
      .strictObject({ low: z.number(), high: z.number() })
      .nullable()
      .describe("Managed as it is minus self-hosted with people, hard ends; positive is a saving"),
    saving: saving.nullable(),
    best_managed: bestManaged
      .nullable()
      .describe("A managed way that is open today and clearly cheaper than today's; null where none is"),
    price: price
      .nullable()
      .describe("Today's traffic at the prices of the book; null where no model is named or known"),
    coverage: coverage.nullable().describe("Whether the provider of today can cover the controls asked for"),
    sizing: sizing.nullable(),
    misfit: misfit.nullable().describe("Why no listed GPU serves the candidate"),
    tornado: z.array(swing).describe("What each uncertain number alone does to the difference, the largest first"),
    break_even: breakEven.nullable(),
    payback_months: z.number().nullable().describe("Until the migration is paid back; null where it never is"),
    migration_usd: z.number().nullable(),
    projection: projection.nullable(),
    curve: curve.nullable().describe("What each side costs over the volume"),
    assumptions: z.array(z.string()),
    notes: z.array(z.string()).describe("What a reader should know of these figures"),
  }),
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

const member = z.strictObject({ workload: z.string(), slice: z.string().optional() });

const poolCost = z.strictObject({
  members: z.array(member).describe("Whose traffic is in these figures: those that could be sized"),
  gpu: z.string(),
  gpus_per_replica: z.number(),
  precision: z.string().nullable(),
  usd_per_month: spread.describe(
    "USD a month, people counted once: low with peaks that never meet, expected and high with all peaks at once; quantiles of 5, 50 and 95 %",
  ),
  separate_usd_per_month: spread.describe("The members self-hosted one by one, on fleets sized and rented alike"),
  managed_usd_per_month: z.strictObject({
    as_is: spread.nullable().describe("Null where a member has no bill"),
    best_open: spread.nullable().describe("The cheapest managed way of each that is open today"),
  }),
  joining_usd_per_month: z
    .strictObject({ shared: z.number(), managed: z.number().nullable() })
    .nullable()
    .describe("What those that would join add to the expected cost, and cost managed; null where none joins movers"),
  gpus: z
    .strictObject({ low: z.number(), high: z.number() })
    .describe("Spare ones included; peaks that never meet, and all at once"),
  separate_gpus: z.number(),
  utilisation: z.strictObject({ low: z.number(), high: z.number() }).describe("Ends over all ranges"),
  assumed: z.array(z.string()),
});

const pool = z.strictObject({
  model: z.string(),
  members: z.array(member).describe("Self-hosted by their own verdict"),
  would_join: z
    .array(member)
    .describe("Managed by their own verdict, as GPUs for them alone would stand idle; of the same model"),
  because: z.string(),
  cost: poolCost.nullable().describe("Null where it could not be priced; `because` says why"),
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
