export const statuses = ["ok", "rate_limited", "error"] as const;
export type Status = (typeof statuses)[number];

/**
 * One request as every format is read: what a format does not tell is null, never 0. A failed request has no token counts.
 */
export interface Request {
  /** As logged; null where the format has none, so that duplicates cannot be told. */
  id: string | null;
  /** Epoch milliseconds, UTC. */
  timestamp: number;
  workload: string;
  provider: string | null;
  model: string | null;
  /** With what a prompt cache answered. */
  input_tokens: number | null;
  cached_input_tokens: number | null;
  cache_write_input_tokens: number | null;
  /** With what was reasoned. */
  output_tokens: number | null;
  reasoning_tokens: number | null;
  latency_ms: number | null;
  ttft_ms: number | null;
  cost_nano_usd: number | null;
  status: Status | null;
  /** True where cached tokens stood beside the input tokens in the log and were added to them. */
  separate_cached: boolean;
}
