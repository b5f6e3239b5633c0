import { readFileSync } from "node:fs";

/** A record of the golden answer that the samples of all formats have to give. */
export interface Golden {
  timestamp: string;
  workload: string;
  provider: string;
  model: string;
  input_tokens: number | null;
  cached_input_tokens: number | null;
  cache_write_input_tokens: number | null;
  output_tokens: number | null;
  reasoning_tokens: number | null;
  latency_ms: number;
  ttft_ms: number | null;
  cost_usd: number | null;
  status: string;
}

/** The twelve requests. */
export const golden = readFileSync("fixtures/logs/canonical.ndjson", "utf8")
  .trim()
  .split("\n")
  .map((line): Golden => JSON.parse(line));

/** Columns of canonical rows, and the field of the golden record that each has to give. */
export const goldenFields: Readonly<Record<string, (record: Golden) => string | number | null>> = {
  workload: ({ workload }) => workload,
  provider: ({ provider }) => provider,
  model: ({ model }) => model,
  input: (record) => record.input_tokens,
  cached: (record) => record.cached_input_tokens,
  written: (record) => record.cache_write_input_tokens,
  output: (record) => record.output_tokens,
  reasoning: (record) => record.reasoning_tokens,
  latency: (record) => record.latency_ms,
  ttft: (record) => record.ttft_ms,
  cost: ({ cost_usd: usd }) => (usd === null ? null : Math.round(usd * 1e9)),
  status: ({ status }) => status,
};

/** A record as the row that it has to give. */
export const goldenRow = (record: Golden): Record<string, string | number | null> => ({
  ts: Date.parse(record.timestamp),
  ...Object.fromEntries(Object.entries(goldenFields).map(([name, of]) => [name, of(record)])),
});
