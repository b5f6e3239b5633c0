import type { Evidence, WorkloadEvidence } from "../../../src/assessment/evidence-schema.js";

type Percentiles = NonNullable<WorkloadEvidence["latency_ms"]>;
type Replay = NonNullable<WorkloadEvidence["replay"]>;
type Fleet = Replay["by_hour"]["throughput"]["low"];

const percentiles = (count: number, mean: number, p50: number): Percentiles => ({
  count,
  mean,
  p50,
  p90: p50 * 2,
  p95: p50 * 2.5,
  p99: p50 * 4,
  max: p50 * 9,
});

/** Two weeks by the hour: office hours on weekdays, little at night, half of it at weekends. */
const values = Array.from({ length: 336 }, (_, t) => {
  const [hour, day] = [t % 24, Math.floor(t / 24) % 7];
  const busy = hour >= 7 && hour < 18 ? 2_400_000 - Math.abs(hour - 12) * 150_000 : 120_000;
  return day >= 5 ? busy / 2 : busy;
});

const fleet = (replicas: number, utilisation: number): Fleet => ({
  replicas,
  spare_replicas: 1,
  gpus: (replicas + 1) * 2,
  utilisation,
});

const answer: Replay["by_hour"] = {
  throughput: { low: fleet(5, 0.19), expected: fleet(4, 0.24), high: fleet(3, 0.29) },
  overload: {
    hours_above_plan: 3,
    longest_above_plan_hours: 2,
    hours_over_capacity: 0,
    longest_over_capacity_hours: 0,
    requests_over_capacity: 0,
  },
};

const replay: Replay = {
  replica: {
    model: "llama-3.3-70b-instruct",
    precision: "fp8",
    gpu: "h100-80gb-sxm",
    gpus: 2,
    requests_per_second: 1.3,
    basis: "fitted",
    band: { low: 0.7, high: 1.4 },
  },
  hours: 336,
  service_level: 0.99,
  plan_to: 0.7,
  mean_load: 1.2,
  load_at_level: 2.64,
  served_peak_to_mean: 2.2,
  by_hour: answer,
  by_minute: {
    ...answer,
    overload: {
      ...answer.overload,
      hours_over_capacity: 0.25,
      longest_over_capacity_hours: 0.05,
      requests_over_capacity: 412.3,
    },
  },
  busy_share: {
    overall: 0.24,
    by_hour_of_day: Array.from({ length: 24 }, (_, hour) => (hour >= 7 && hour < 18 ? 0.42 : 0.03)),
    by_hour_of_week: Array.from({ length: 168 }, () => 0.24),
  },
  autoscaler: {
    simulated: true,
    rule: "Each minute, as many replicas are wanted as carry the load.",
    series: "minutes",
    cold_start_seconds: 300,
    cooldown_seconds: 300,
    min_replicas: 1,
    replica_hours: 1_120,
    fixed_replica_hours: 1_680,
    saved_share: 1 - 1_120 / 1_680,
    most_replicas: 5,
    requests_while_short_share: 0.021,
    fixed_requests_while_short_share: 0.0003,
  },
  batch: {
    idle_replica_hours: 540,
    idle_replicas_by_hour_of_day: Array.from({ length: 24 }, (_, hour) => (hour === 3 ? 2.7 : 1.6)),
    tokens_per_day: 61_000_000,
    tokens_per_day_p10: 48_000_000,
  },
};

const cost: NonNullable<WorkloadEvidence["cost"]> = {
  book: "genai-prices 0.0.47",
  book_as_of: "2025-11-01",
  on: "2025-11-17",
  logged_usd: 412.4,
  logged_share: 0.981,
  billed_again_usd: null,
  recomputed_usd: 371.2,
  recomputed_all_usd: 378.4,
  models: [
    {
      provider: "openai",
      model: "gpt-4.1-mini",
      matched: { provider: "openai", model: "gpt-4.1-mini" },
      requests: 198_000,
      compared_requests: 195_000,
      logged_usd: 402.4,
      recomputed_usd: 371.2,
      recomputed_all_usd: 378.4,
    },
    {
      provider: null,
      model: "house-model",
      matched: null,
      requests: 2_000,
      compared_requests: 1_000,
      logged_usd: 10,
      recomputed_usd: null,
      recomputed_all_usd: null,
      problem: {
        code: "unknown_model",
        sentence: "The price book has no house-model.",
        suggestions: ["openai/gpt-4.1"],
      },
    },
  ],
  difference_usd: 41.2,
  difference_share: 0.111,
  because: [
    {
      code: "cached_as_uncached",
      usd: 31.2,
      sentence: "The logged cost of gpt-4.1-mini has cached tokens at the price of uncached ones: that adds $31 to it.",
    },
    {
      code: "no_list_price",
      usd: 10,
      sentence: "$10 was logged for house-model, which the price book has no price for.",
    },
  ],
  left_out: [
    {
      code: "no_cost",
      requests: 3_000,
      usd: 7.2,
      sentence:
        "3,000 requests of gpt-4.1-mini told no cost; by the price book it is $7.20, which is in no comparison.",
    },
  ],
  unexplained_usd: 0,
};

/** A workload of which two weeks of requests tell all there is. */
export const full: WorkloadEvidence = {
  name: "ticket-summaries",
  models: [
    { provider: "openai", model: "gpt-4.1-mini", requests: 205_000, tokens: 268_000_000, share: 0.989 },
    { provider: null, model: "house-model", requests: 2_000, tokens: 3_000_000, share: 0.011 },
  ],
  window: {
    from: "2025-11-03T00:00:12.000Z",
    to: "2025-11-17T00:00:00.000Z",
    hours: 336,
    resolution: "request",
  },
  requests: 207_000,
  tokens: {
    input: 220_000_000,
    output: 51_000_000,
    cached_input: 77_000_000,
    cache_write: null,
    reasoning: 9_100_000,
    told_by: 200_000,
  },
  input_tokens: percentiles(200_000, 1_100, 880),
  output_tokens: percentiles(200_000, 255, 210),
  cached_input_share: 0.35,
  separate_cached: 1_200,
  per_month: {
    requests: 449_732.14,
    served_requests: 449_732.14,
    tokens: 588_779_761.9,
    usd: 895.99,
    extrapolated: false,
  },
  series: { from: "2025-11-03T00:00:00.000Z", unit: "tokens", values },
  stability: {
    stability: 0.634,
    load_factor: 0.437,
    repeatability: 0.92,
    lag_hours: 168,
    band: "cyclical",
    hours: 336,
    low_confidence: false,
  },
  peak_hour: {
    peak_to_mean: 2.975,
    at: "2025-11-05T12:00:00.000Z",
    peak: 2_400_000,
    mean: 806_547,
    unit: "tokens",
  },
  peak_minute: { peak_to_mean: 11.4, at: "2025-11-05T12:17:00.000Z", peak: 153_000, mean: 13_442, unit: "tokens" },
  active_hours_per_week: 168,
  growth: { per_month: 0.04, low: -0.013, high: 0.094, trend: "none_shown", weeks: 2 },
  latency_ms: percentiles(205_000, 2_310, 1_900),
  ttft_ms: percentiles(190_000, 410, 350),
  errors: {
    rate: { count: 620, of: 207_000, rate: 620 / 207_000, low: 0.0028, high: 0.0032 },
    windows: [
      { from: "2025-11-06T13:00:00.000Z", to: "2025-11-06T15:00:00.000Z", failures: 410, of: 2_300, share: 410 / 620 },
    ],
    worst_hour: { hour: 13, failures: 320, of: 16_100, recurring: false },
  },
  rate_limits: {
    rate: { count: 7_000, of: 207_000, rate: 7_000 / 207_000, low: 0.0332, high: 0.0345 },
    windows: [],
    worst_hour: { hour: 12, failures: 2_900, of: 17_000, recurring: true },
    load: {
      busiest: { count: 5_200, of: 46_000, rate: 5_200 / 46_000, low: 0.11, high: 0.116 },
      others: { count: 1_800, of: 161_000, rate: 1_800 / 161_000, low: 0.0107, high: 0.0116 },
      from: 1_610,
      comes_with_load: true,
    },
  },
  cost,
  replay,
  replay_missing: null,
  facts: [
    { fact: "traffic.requests_per_month", value: 449_732.14, basis: "207,000 requests in 336 hours" },
    { fact: "traffic.stability", value: 0.634, basis: "336 hours" },
    { fact: "current.mode", value: "managed", basis: "served by openai" },
  ],
  notes: ["3.4 % of the requests met a rate limit: what was asked for is more than what was served."],
};

/** A workload of a report by the day that tells next to nothing. */
export const bare: WorkloadEvidence = {
  name: "batch-embedder",
  models: [],
  window: { from: "2025-11-16T00:00:00.000Z", to: "2025-11-17T00:00:00.000Z", hours: 24, resolution: "day" },
  requests: null,
  tokens: { input: 0, output: 0, cached_input: null, cache_write: null, reasoning: null, told_by: 0 },
  input_tokens: null,
  output_tokens: null,
  cached_input_share: null,
  separate_cached: 0,
  per_month: null,
  series: null,
  stability: null,
  peak_hour: null,
  peak_minute: null,
  active_hours_per_week: null,
  growth: null,
  latency_ms: null,
  ttft_ms: null,
  errors: null,
  rate_limits: null,
  cost: null,
  replay: null,
  replay_missing: "The log has no hours to replay.",
  facts: [],
  notes: [],
};

export const source: Evidence["sources"][number] = {
  source: "logs/spend-*.ndjson.gz",
  format: "litellm-spend",
  engine: "duckdb",
  by: ["request_tags", "metadata.user_api_key_alias"],
  rows: 207_136,
  used: 207_000,
  faults: [
    {
      fault: "unreadable",
      means: "not readable, or without a time that can be read",
      bad: true,
      rows: 100,
      places: [17, 1_203, 5_511, 8_000, 9_100, 9_101],
    },
    { fault: "duplicate", means: "the same request again, which is counted once", bad: false, rows: 36, places: [88] },
  ],
  out_of_order: { rows: 12, furthest_ms: 4_200 },
  from: "2025-11-03T00:00:12.000Z",
  to: "2025-11-16T23:59:41.000Z",
  missing_columns: ["completionStartTime"],
  span: null,
  broken_off: true,
  damaged: false,
  duplicates_unknown: false,
  doubtful_ids: null,
};

export const evidence = (workloads: Evidence["workloads"], more: Partial<Evidence> = {}): Evidence => ({
  schema: "llm-decide/evidence@1",
  as_of: "2025-11-17",
  sample_rate: 1,
  sources: [source],
  gaps: [{ from: "2025-11-09T02:00:00.000Z", to: "2025-11-09T09:00:00.000Z", usual_requests: 312.6 }],
  workloads,
  ...more,
});
