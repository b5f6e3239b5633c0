import { z } from "zod";
import { replaySchema } from "./replay-schema.js";
import { repricedSchema } from "./repriced-schema.js";

/** ISO 8601, UTC. */
const time = z.string();

/** A share of cases with its 90 % interval (Wilson). */
const rate = z.object({ count: z.number(), of: z.number(), rate: z.number(), low: z.number(), high: z.number() });

/** Nearest rank, within 0.5 %; in the unit of the values. */
const percentiles = z.object({
  count: z.number(),
  mean: z.number(),
  p50: z.number(),
  p90: z.number(),
  p95: z.number(),
  p99: z.number(),
  max: z.number(),
});

const unit = z.enum(["tokens", "requests"]);

const peak = z.object({ peak_to_mean: z.number(), at: time, peak: z.number(), mean: z.number(), unit });

const window = z.object({ from: time, to: time, failures: z.number(), of: z.number(), share: z.number() });

const failures = z.object({
  rate,
  /** Where they cluster, the window with most of them first. */
  windows: z.array(window),
  /** The hour of the day, UTC, at which they are worst. */
  worst_hour: z.object({ hour: z.number(), failures: z.number(), of: z.number(), recurring: z.boolean() }).nullable(),
});

const perMonth = z.object({
  /** Null where the log does not say in how many requests its tokens were used. */
  requests: z.number().nullable(),
  /** Without those that are told to be refused or failed. */
  served_requests: z.number().nullable(),
  tokens: z.number().nullable(),
  /** As logged; null where fewer than 95 % of the requests with tokens tell their cost, and no bill covers the window. */
  usd: z.number().nullable(),
  /** True where fewer than 72 hours stand for a month because that was asked for. */
  extrapolated: z.boolean(),
});

/** What a workload's file can state of this, as measured. */
const fact = z.object({
  fact: z.string(),
  value: z.union([z.number(), z.string(), z.boolean(), z.array(z.string())]),
  basis: z.string(),
});

/** What was measured of one workload. */
export const workloadEvidenceSchema = z.object({
  name: z.string(),
  /** The models that served it, the one with most tokens first. */
  models: z.array(
    z.object({
      provider: z.string().nullable(),
      model: z.string().nullable(),
      requests: z.number(),
      tokens: z.number(),
      /** Of the tokens, or of the requests where no tokens are told. */
      share: z.number(),
    }),
  ),
  /**
   * From its first request to the end of the stretch of logs in which its last one lies. Hours are those that some source
   * covers: fewer than from start to end where stretches lie more than a day apart.
   */
  window: z.object({ from: time, to: time, hours: z.number(), resolution: z.enum(["request", "hour", "day"]) }),
  requests: z.number().nullable(),
  tokens: z.object({
    input: z.number(),
    output: z.number(),
    cached_input: z.number().nullable(),
    cache_write: z.number().nullable(),
    reasoning: z.number().nullable(),
    /** Requests that tell their tokens. */
    told_by: z.number(),
  }),
  input_tokens: percentiles.nullable(),
  output_tokens: percentiles.nullable(),
  cached_input_share: z.number().nullable(),
  /** Requests whose cached tokens stood beside the input tokens and were added to them. */
  separate_cached: z.number(),
  per_month: perMonth.nullable(),
  /** Load of each hour of the longest stretch, zeros included; null where the log has no hours. */
  series: z.object({ from: time, unit, values: z.array(z.number()) }).nullable(),
  stability: z
    .object({
      stability: z.number(),
      load_factor: z.number(),
      repeatability: z.number(),
      lag_hours: z.number(),
      band: z.enum(["steady", "cyclical", "spiky"]),
      hours: z.number(),
      low_confidence: z.boolean(),
    })
    .nullable(),
  peak_hour: peak.nullable(),
  peak_minute: peak.nullable(),
  active_hours_per_week: z.number().nullable(),
  growth: z
    .object({
      per_month: z.number(),
      low: z.number().nullable(),
      high: z.number().nullable(),
      trend: z.enum(["growing", "shrinking", "none_shown"]),
      weeks: z.number(),
    })
    .nullable(),
  latency_ms: percentiles.nullable(),
  ttft_ms: percentiles.nullable(),
  errors: failures.nullable(),
  rate_limits: failures
    .extend({
      load: z.object({ busiest: rate, others: rate, from: z.number(), comes_with_load: z.boolean() }).nullable(),
    })
    .nullable(),
  /** Logged beside recomputed; null where there is nothing to compare. */
  cost: repricedSchema.nullable(),
  /** The series on the candidate that the workload file states; or why there is none. */
  replay: replaySchema.nullable(),
  replay_missing: z.string().nullable(),
  facts: z.array(fact),
  /** What a reader should know before relying on the figures, one sentence each. */
  notes: z.array(z.string()),
});

export type WorkloadEvidence = z.infer<typeof workloadEvidenceSchema>;
export type EvidenceFact = z.infer<typeof fact>;
export type Failures = z.infer<typeof failures>;
