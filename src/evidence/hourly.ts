/**
 * One workload by the hour, every hour between its first and last request, those without requests as zeros. All arrays have
 * one entry an hour.
 */
export interface Hourly {
  /** Epoch hours (milliseconds ÷ 3,600,000) of the first entry, UTC. */
  start: number;
  requests: readonly number[];
  /** Requests that tell their tokens, and these tokens. */
  withTokens: readonly number[];
  inputTokens: readonly number[];
  outputTokens: readonly number[];
  cachedInputTokens: readonly number[];
  /** Requests whose outcome is told, and those of them that failed. */
  withStatus: readonly number[];
  rateLimited: readonly number[];
  errors: readonly number[];
}
