import { answerTime } from "../quantities/answer-time.js";

/** One run of a load generator against a serving endpoint. Rates over the whole endpoint; times are means. */
export interface MeasuredRun {
  tool: "vllm" | "guidellm";
  /** As the endpoint names it. */
  model?: string;
  /** Requests in flight: what the tool kept up, else what it saw. */
  concurrency?: number;
  /** Requests that the tool sent per second; absent where it sent as fast as answers came. */
  requestRate?: number;
  /** Requests answered per second. */
  requestsPerSecond?: number;
  outputTokensPerSecond: number;
  /** Input and output. */
  totalTokensPerSecond?: number;
  ttftMs?: number;
  p95TtftMs?: number;
  p99TtftMs?: number;
  /** Time per output token, the first left out. */
  tpotMs?: number;
  p95TpotMs?: number;
  p99TpotMs?: number;
  /** A whole answer, where the tool tells it as such. */
  latencyMs?: number;
  p95LatencyMs?: number;
  p99LatencyMs?: number;
  /** Mean tokens of one request. */
  inputTokens?: number;
  outputTokens?: number;
  /** GPUs behind the endpoint, and what they are called, where the run was labelled with them. */
  gpus?: number;
  gpu?: string;
  /** Requests that were answered, which all figures are of. */
  completedRequests?: number;
  /** Requests that failed or were cut off. */
  failedRequests?: number;
}

/** Mean milliseconds of a whole answer: as told, else the first token and those that follow. Undefined where the run tells too little. */
export function latencyOf({ latencyMs, ttftMs, tpotMs, outputTokens }: MeasuredRun): number | undefined {
  if (latencyMs !== undefined) return latencyMs;
  if (ttftMs === undefined || tpotMs === undefined || outputTokens === undefined) return undefined;
  return answerTime(ttftMs, tpotMs, outputTokens);
}

/**
 * Requests in flight of a run: as told, else by Little's law, the rate of answers times the mean time of one. Undefined
 * where the run tells too little.
 */
export function concurrencyOf(run: MeasuredRun): number | undefined {
  const { concurrency, requestsPerSecond } = run;
  if (concurrency !== undefined) return concurrency;
  const latencyMs = latencyOf(run);
  return requestsPerSecond === undefined || latencyMs === undefined
    ? undefined
    : (requestsPerSecond * latencyMs) / 1000;
}

/** Tokens a second, input and output, over the whole endpoint. */
export function tokensPerSecondOf(run: MeasuredRun): number {
  const { totalTokensPerSecond, outputTokensPerSecond, inputTokens = 0, outputTokens } = run;
  if (totalTokensPerSecond !== undefined) return totalTokensPerSecond;
  return outputTokens ? (outputTokensPerSecond * (inputTokens + outputTokens)) / outputTokens : outputTokensPerSecond;
}
