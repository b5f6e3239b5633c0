import fc from "fast-check";
import type { Evidence, WorkloadEvidence } from "../../../src/assessment/evidence-schema.js";
import { strangeText as text } from "../strange-text.js";
import { bare, evidence, full, source } from "./sample.js";

const amount = fc.oneof(
  fc.constantFrom(0, 1, 0.4, 1e-9, 999.96, 1e15),
  fc.double({ min: 0, max: 1e12, noNaN: true, noDefaultInfinity: true }),
);
const many = fc.integer({ min: 0, max: 1e12 });
const part = fc.oneof(fc.constantFrom(0, 1, 1e-9, 0.99999), fc.double({ min: 0, max: 1, noNaN: true }));
const moment = fc
  .integer({ min: Date.UTC(2019, 0, 1), max: Date.UTC(2030, 0, 1) })
  .map((ms) => new Date(ms).toISOString());
const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.option(value);

const percentiles = fc.record({
  count: many,
  mean: amount,
  p50: amount,
  p90: amount,
  p95: amount,
  p99: amount,
  max: amount,
});
const rate = fc.record({ count: many, of: many, rate: part, low: part, high: part });
const peak = fc.record({
  peak_to_mean: amount,
  at: moment,
  peak: amount,
  mean: amount,
  unit: fc.constantFrom("tokens" as const, "requests" as const),
});
const failures = {
  rate,
  windows: fc.array(fc.record({ from: moment, to: moment, failures: many, of: many, share: part }), { maxLength: 8 }),
  worst_hour: maybe(
    fc.record({ hour: fc.integer({ min: 0, max: 23 }), failures: many, of: many, recurring: fc.boolean() }),
  ),
};

const base = fc.constantFrom(full, bare);

/** A workload with any mix of known and unknown, and texts of any kind. */
export const workload: fc.Arbitrary<WorkloadEvidence> = fc
  .record({
    base,
    own: fc.record(
      {
        name: text,
        models: fc.array(
          fc.record({ provider: maybe(text), model: maybe(text), requests: many, tokens: many, share: part }),
          { maxLength: 3 },
        ),
        requests: maybe(many),
        input_tokens: maybe(percentiles),
        output_tokens: maybe(percentiles),
        cached_input_share: maybe(part),
        separate_cached: many,
        per_month: maybe(
          fc.record({
            requests: maybe(amount),
            served_requests: maybe(amount),
            tokens: maybe(amount),
            usd: maybe(amount),
            extrapolated: fc.boolean(),
          }),
        ),
        series: maybe(
          fc.record({
            from: moment,
            unit: fc.constantFrom("tokens" as const, "requests" as const),
            values: fc.array(amount, { maxLength: 100 }),
          }),
        ),
        stability: maybe(
          fc.record({
            stability: part,
            load_factor: part,
            repeatability: part,
            lag_hours: fc.constantFrom(24, 168),
            band: fc.constantFrom("steady" as const, "cyclical" as const, "spiky" as const),
            hours: fc.integer({ min: 72, max: 9_000 }),
            low_confidence: fc.boolean(),
          }),
        ),
        peak_hour: maybe(peak),
        peak_minute: maybe(peak),
        active_hours_per_week: maybe(fc.double({ min: 0, max: 168, noNaN: true })),
        growth: maybe(
          fc.record({
            per_month: fc.double({ min: -1, max: 50, noNaN: true }),
            low: maybe(fc.double({ min: -1, max: 50, noNaN: true })),
            high: maybe(fc.double({ min: -1, max: 50, noNaN: true })),
            trend: fc.constantFrom("growing" as const, "shrinking" as const, "none_shown" as const),
            weeks: fc.integer({ min: 2, max: 60 }),
          }),
        ),
        latency_ms: maybe(percentiles),
        ttft_ms: maybe(percentiles),
        errors: maybe(fc.record(failures)),
        rate_limits: maybe(
          fc.record({
            ...failures,
            load: maybe(fc.record({ busiest: rate, others: rate, from: amount, comes_with_load: fc.boolean() })),
          }),
        ),
        cost: maybe(
          text.map((name): NonNullable<WorkloadEvidence["cost"]> => {
            const problem = { code: "no_model" as const, sentence: name, suggestions: [name] };
            const cause = { code: "rounding" as const, usd: 0.001, sentence: name };
            const none = { logged_usd: null, recomputed_usd: null, recomputed_all_usd: null };
            const model = { provider: name, model: name, matched: null, requests: 1, compared_requests: 0 };
            return {
              ...none,
              book: name,
              book_as_of: name,
              on: name,
              logged_share: null,
              billed_again_usd: null,
              models: [{ ...model, ...none, problem }],
              difference_usd: null,
              difference_share: null,
              because: [cause],
              left_out: [{ code: "no_cost", requests: 1, usd: null, sentence: name }],
              unexplained_usd: null,
            };
          }),
        ),
        replay_missing: maybe(text),
        facts: fc.array(
          fc.record({
            fact: fc.constantFrom("traffic.requests_per_month", "current.provider", "traffic.stability"),
            value: fc.oneof(amount, text, fc.array(text, { maxLength: 2 })),
            basis: text,
          }),
          { maxLength: 3 },
        ),
        notes: fc.array(text, { maxLength: 2 }),
      },
      { requiredKeys: ["name"] },
    ),
  })
  .map(({ base: from, own }) => ({ ...from, ...own }));

const sources: fc.Arbitrary<Evidence["sources"]> = fc.array(
  fc.record({
    source: text,
    format: text,
    engine: fc.constantFrom("duckdb" as const, "postgres" as const, "clickhouse" as const, "report" as const),
    by: fc.array(text, { maxLength: 2 }),
    rows: many,
    used: many,
    faults: fc.array(
      fc.record({ fault: text, means: text, bad: fc.boolean(), rows: many, places: fc.array(many, { maxLength: 8 }) }),
      { maxLength: 3 },
    ),
    out_of_order: maybe(fc.record({ rows: many, furthest_ms: many })),
    from: maybe(moment),
    to: maybe(moment),
    missing_columns: fc.array(text, { maxLength: 20 }),
    span: maybe(fc.record({ from: moment, to: moment })),
    broken_off: fc.boolean(),
    damaged: fc.boolean(),
    duplicates_unknown: fc.boolean(),
    doubtful_ids: maybe(fc.double({ min: 0.2, max: 1, noNaN: true })),
  }),
  { maxLength: 3 },
);

export const anyEvidence: fc.Arbitrary<Evidence> = fc
  .record({
    workloads: fc.array(workload, { maxLength: 7 }),
    sources: fc.oneof(fc.constant<Evidence["sources"]>([source]), sources),
    rate: fc.constantFrom(1, 0.1),
    gaps: fc.array(fc.record({ from: moment, to: moment, usual_requests: amount }), { maxLength: 2 }),
  })
  .map(({ workloads, rate: sampleRate, ...more }) => evidence(workloads, { ...more, sample_rate: sampleRate }));
