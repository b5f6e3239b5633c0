import { readFileSync } from "node:fs";
import { addSums, hourMs, longContexts, noSums, type TrafficPart } from "../../src/evidence/parts.js";

/** One request as a log has it; what it does not tell is null. */
export interface Logged {
  timestamp: string;
  workload: string;
  provider: string | null;
  model: string | null;
  input_tokens: number | null;
  cached_input_tokens: number | null;
  cache_write_input_tokens: number | null;
  output_tokens: number | null;
  cost_usd: number | null;
}

export const golden: readonly Logged[] = readFileSync("fixtures/logs/canonical.ndjson", "utf8")
  .trim()
  .split("\n")
  .map((line): Logged => JSON.parse(line));

/** A request to gpt-4.1-mini on 1 June 2026, otherwise as said. */
export const logged = (rest: Partial<Logged> = {}): Logged => ({
  timestamp: "2026-06-01T08:00:00Z",
  workload: "support",
  provider: "openai",
  model: "gpt-4.1-mini",
  input_tokens: 2_000,
  cached_input_tokens: 0,
  cache_write_input_tokens: 0,
  output_tokens: 200,
  cost_usd: null,
  ...rest,
});

/** The sums of requests, kept apart as engines keep them apart. */
export function partsOf(requests: readonly Logged[]): TrafficPart[] {
  const parts = new Map<string, TrafficPart>();
  for (const request of requests) {
    const { workload, provider, model, input_tokens: input, output_tokens: output, cost_usd: cost } = request;
    const counted = input !== null && output !== null;
    const tokens = counted ? input + output : 0;
    const start = Math.floor(Date.parse(request.timestamp) / hourMs) * hourMs;
    const size_class = longContexts.filter((bound) => (input ?? 0) > bound).length;
    const key = JSON.stringify([workload, provider, model, size_class, start, counted && cost !== null]);
    const part = parts.get(key) ?? { ...noSums, workload, provider, model, size_class, start, width: hourMs };
    parts.set(key, part);
    addSums(part, {
      ...noSums,
      requests: 1,
      with_tokens: counted ? 1 : 0,
      input_tokens: counted ? input : 0,
      output_tokens: counted ? output : 0,
      cached_input_tokens: counted ? (request.cached_input_tokens ?? 0) : 0,
      cache_write_tokens: counted ? (request.cache_write_input_tokens ?? 0) : 0,
      with_cost: cost === null ? 0 : 1,
      cost_nano_usd: cost === null ? 0 : Math.round(cost * 1e9),
      tokens_with_cost: cost === null ? 0 : tokens,
    });
  }
  return [...parts.values()];
}
