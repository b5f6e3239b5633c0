import type { EvalCase } from "../evals/case.js";
import type { Range } from "../quantities/range.js";

/** Requests whose outcome is told, and those of them that failed: refused by a rate limit, or with any other error. */
export interface Outcomes {
  requests: number;
  rate_limited: number;
  errors: number;
}

/** Values by bucket, as `bucketOf` names it, ascending, none twice. */
export type Histogram = readonly { bucket: number; count: number }[];

/** One side of a side-by-side run, as sums of its log. */
export interface Side {
  /** Provider and model as logged, for people. */
  label: string | null;
  /** All requests, those whose outcome is not told among them. */
  requests: number;
  /** By slice of the traffic: a workload, or any key that the log was read by. */
  slices: ReadonlyMap<string, Outcomes>;
  /** By the hour, as far as the log tells hours: failures come together, and only this shows it. */
  hours: readonly Outcomes[];
  /** Of requests that went well and tell it. */
  latency_ms: Histogram;
  ttft_ms: Histogram;
}

/** Pairs of requests with the same id on both sides, by how they went. */
export interface PairedOutcomes {
  pairs: number;
  only_managed_failed: number;
  only_self_hosted_failed: number;
  both_failed: number;
}

/** A figure of both requests of a pair. */
export type PairedTime = readonly [managed: number, self_hosted: number];

/** The same requests sent to both sides, joined by id. */
export interface Pairs {
  /** By slice, of all pairs whose outcome both sides tell. */
  slices: ReadonlyMap<string, PairedOutcomes>;
  /** Of pairs that went well on both sides; of more than `mostPairs` a sample that does not depend on the times. */
  latency_ms: readonly PairedTime[];
  ttft_ms: readonly PairedTime[];
}

/** More pairs make the interval of a 95th percentile no narrower than anyone could use. */
export const mostPairs = 20_000;

/** What each side costs. Ranges end where nothing outside is reckoned with. */
export interface Cost {
  managed: {
    /** Of one request, or of a million tokens in and out. */
    usd: Range;
    per: "request" | "million_tokens";
    basis: "logged" | "recomputed" | "given";
  };
  self_hosted: {
    gpu_hours_per_month: Range;
    usd_per_gpu_hour: Range;
    people_usd_per_month: Range;
    /** Storage, network, power, licences. */
    other_usd_per_month: Range;
  };
  /** The measured volume that both are reckoned at, in a month. */
  volume: { requests_per_month: number; tokens_per_month: number | null };
}

/** What the pilot has to show. A criterion that is null is not asked for. */
export interface Criteria {
  /** How often what is called sure may be wrong, at each end. */
  alpha: number;
  /** Shares of 1: how much worse quality may be at most, of all cases and within one slice. */
  quality: { margin: number; slice_margin: number } | null;
  /** The 95th percentile: within a target, or where there is none at most so many times the managed one. */
  latency: { target_p95_ms: number | null; times: number } | null;
  /** Shares of 1: how much more often requests may fail, of all and within one slice. */
  errors: { margin: number; slice_margin: number } | null;
  /** Self-hosted cost all-in, at most so many times the managed one. */
  cost: { times: number } | null;
  /** Slices with a smaller share of the cases or requests are watched for a drop, but need not be shown to hold. */
  least_slice_share: number;
}

/**
 * What is asked where nobody says otherwise. Two points of quality are one answer more in fifty that is wrong, about the
 * least that people notice; half a point of failures is one request in two hundred; a tenth of latency is less than people
 * tell apart (a fifth, by S. Seow, "Designing and engineering time" (2008)). Slices hold fewer cases, so their margins are
 * wider: each must be shown, and a narrow one would ask for thousands of cases of every kind.
 */
export const usualCriteria: Criteria = {
  alpha: 0.05,
  quality: { margin: 0.02, slice_margin: 0.05 },
  latency: { target_p95_ms: null, times: 1.1 },
  errors: { margin: 0.005, slice_margin: 0.02 },
  cost: { times: 1 },
  least_slice_share: 0.01,
};

/** A side-by-side run and what it has to show. */
export interface ComparisonInput {
  managed: Side;
  self_hosted: Side;
  pairs?: Pairs;
  evals?: readonly EvalCase[];
  /** Answers of the evals that a side failed to give, as `evalSides` counts them. */
  eval_errors?: { managed: number; self_hosted: number };
  cost?: Cost;
  criteria: Criteria;
  /** Of the random numbers: the same seed gives the same answer. */
  seed: number;
}
