import type { Minutes } from "./minutes.js";

/**
 * What an engine gives back of request logs, whatever the engine: sums and counts, never a prompt, an answer or a key.
 * Every figure is a whole number and adds up, so that parts of one log, of several logs and of several engines can be
 * merged in any order and give the same. Money is in billionths of a dollar for that reason.
 */
export interface Parts {
  traffic: TrafficPart[];
  minutes: MinutesPart[];
  histograms: HistogramPart[];
}

export const hourMs = 3_600_000;
export const minuteMs = 60_000;
export const dayMs = 24 * hourMs;

/** Sums over requests. A count that begins with `with_` says how many requests told the figures that follow it. */
export interface Sums {
  requests: number;
  /** Tokens of reports that do not say in how many requests they were used. */
  uncounted_tokens: number;
  /** Requests whose outcome is told; `rate_limited` and `errors` are among them, the rest went well. */
  with_status: number;
  rate_limited: number;
  errors: number;
  /** Requests that tell input and output tokens. Input includes what a prompt cache answered, output what was reasoned. */
  with_tokens: number;
  input_tokens: number;
  output_tokens: number;
  /** Requests that tell how many input tokens a prompt cache answered, and the input tokens of these. */
  with_cached: number;
  cached_input_tokens: number;
  input_tokens_with_cached: number;
  cache_write_tokens: number;
  reasoning_tokens: number;
  with_cost: number;
  cost_nano_usd: number;
  /**
   * Input and output tokens of the requests that tell both these and their cost, to price the same ones again. Engines give
   * such requests parts of their own, in which this is all tokens; in all other parts it is 0.
   */
  tokens_with_cost: number;
  /** Requests whose cached tokens stood beside the input tokens and were added to them. */
  separate_cached: number;
}

/** Sums of one workload, model and span of time: an hour where every request is logged, else what a report gives. */
export interface TrafficPart extends Sums {
  workload: string;
  /** As logged, in lower case; null where the log does not tell. */
  provider: string | null;
  model: string | null;
  /** How many of `longContexts` the input tokens exceed: within a class the price of a token is the same. */
  size_class: number;
  /** Epoch milliseconds, UTC, and the width of the span. */
  start: number;
  width: number;
}

/**
 * Input tokens above which some model of the price book has another price: exactly the starts of its tiers, two of which
 * stand one token before another, where a provider counts from it instead of above it.
 */
export const longContexts = [128_000, 199_999, 200_000, 271_999, 272_000, 512_000] as const;

/** Minutes with requests of one workload, in any order; one may come again. */
export interface MinutesPart extends Minutes {
  workload: string;
}

export const measures = ["input_tokens", "output_tokens", "latency_ms", "ttft_ms"] as const;
export type Measure = (typeof measures)[number];

/** How many requests of a workload lie in a bucket, which is named by its lowest value (see `bucketOf`). */
export interface HistogramPart {
  workload: string;
  measure: Measure;
  bucket: number;
  count: number;
}

export const noSums: Readonly<Sums> = {
  requests: 0,
  uncounted_tokens: 0,
  with_status: 0,
  rate_limited: 0,
  errors: 0,
  with_tokens: 0,
  input_tokens: 0,
  output_tokens: 0,
  with_cached: 0,
  cached_input_tokens: 0,
  input_tokens_with_cached: 0,
  cache_write_tokens: 0,
  reasoning_tokens: 0,
  with_cost: 0,
  cost_nano_usd: 0,
  tokens_with_cost: 0,
  separate_cached: 0,
};

export const sumNames = Object.keys(noSums) as readonly (keyof Sums)[];

/** Adds sums to others in place. */
export function addSums(to: Sums, more: Readonly<Sums>): void {
  for (const name of sumNames) to[name] += more[name];
}
