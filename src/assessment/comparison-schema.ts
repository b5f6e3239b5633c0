import { z } from "zod";

/** A figure, and the ends that it lies above and below, each with the certainty of `1 − alpha`. */
const bounds = z.object({ expected: z.number(), low: z.number(), high: z.number() });

const status = z.enum(["passed", "failed", "not_enough"]);

/** What would settle a question, if it comes out as it did so far. */
const more = z.object({ count: z.number().int(), of: z.enum(["eval cases", "requests", "pairs of requests"]) });

const criterion = z.object({
  id: z.enum(["quality", "quality_slices", "latency", "errors", "error_slices", "cost"]),
  status,
  /** In words, with the figures. */
  because: z.string(),
  /**
   * What is judged: differences of shares as self-hosted less managed, from −1 to 1; a latency in ms; or self-hosted as a
   * multiple of managed. Null where there is nothing to judge by, and of slices, which stand by themselves.
   */
  figure: bounds.nullable(),
  unit: z.enum(["share", "ms", "times"]),
  /** What the figure may reach: quality must not be below, the others not above. */
  limit: z.number(),
  /** How the ends were found; null where they were not. */
  method: z.string().nullable(),
  more: more.nullable(),
});

const slice = z.object({
  of: z.enum(["quality", "errors"]),
  name: z.string(),
  /** `dropped`: worse by more than the margin, and surely worse. `held`: surely within it. */
  status: z.enum(["held", "dropped", "not_enough"]),
  /** False for a slice too small to be asked for: then only a drop counts. */
  required: z.boolean(),
  /** Cases or requests of each side; of pairs both are the pairs. */
  managed_count: z.number().int(),
  self_hosted_count: z.number().int(),
  /** Mean score, or share of requests that failed; null without any. */
  managed: z.number().nullable(),
  self_hosted: z.number().nullable(),
  difference: bounds.nullable(),
  /** The chance of such a drop where there is none, by itself and after Holm's adjustment for the number of slices. */
  p: z.number().nullable(),
  adjusted_p: z.number().nullable(),
  more: more.nullable(),
});

const time = z.object({
  measure: z.enum(["latency", "ttft"]),
  percentile: z.number(),
  paired: z.boolean(),
  managed_count: z.number().int(),
  self_hosted_count: z.number().int(),
  managed_ms: bounds,
  self_hosted_ms: bounds,
  /** Self-hosted over managed, and self-hosted less managed. */
  times: bounds,
  difference_ms: bounds,
});

const failures = z.object({
  requests: z.number().int(),
  with_status: z.number().int(),
  rate_limited: z.number().int(),
  errors: z.number().int(),
});

const cost = z.object({
  managed_usd_per_month: bounds,
  self_hosted_usd_per_month: bounds,
  /** Self-hosted over managed. */
  times: bounds,
  managed_basis: z.enum(["logged", "recomputed", "given"]),
  requests_per_month: z.number(),
  self_hosted_usd_per_request: z.number(),
  managed_usd_per_request: z.number(),
});

/**
 * The answer of `llm-decide compare`, as `--format json` writes it: whether a side-by-side run shows that self-hosting does
 * as well as the managed path, by each criterion that was asked for.
 */
export const comparisonSchema = z.object({
  schema: z.literal("llm-decide/comparison@1"),
  /** Passed only if every criterion passed, failed if any surely failed. */
  status,
  headline: z.string(),
  /** How often what is called sure may be wrong, at each end. */
  alpha: z.number(),
  seed: z.number(),
  managed: failures.extend({ label: z.string().nullable() }),
  self_hosted: failures.extend({ label: z.string().nullable() }),
  criteria: z.array(criterion),
  /** Dropped ones first, then those that are not settled. */
  slices: z.array(slice),
  times: z.array(time),
  cost: cost.nullable(),
  /** What is to be known of how far these figures carry. */
  notes: z.array(z.string()),
});

export type Comparison = z.infer<typeof comparisonSchema>;
export type Criterion = Comparison["criteria"][number];
export type ComparedSlice = Comparison["slices"][number];
export type ComparedTime = Comparison["times"][number];
export type ComparedCost = NonNullable<Comparison["cost"]>;
export type ComparedStatus = Comparison["status"];
export type More = z.infer<typeof more>;
