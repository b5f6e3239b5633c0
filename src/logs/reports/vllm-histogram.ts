import { bucketOf } from "../../evidence/histogram.js";
import type { HistogramPart, Measure } from "../../evidence/parts.js";
import { seriesOf } from "./vllm-scrapes.js";

/** vLLM's histograms by what they measure, and how many of our units make one of theirs. */
const histograms: readonly { metric: string; measure: Measure; scale: number }[] = [
  { metric: "e2e_request_latency_seconds", measure: "latency_ms", scale: 1000 },
  { metric: "time_to_first_token_seconds", measure: "ttft_ms", scale: 1000 },
  { metric: "request_prompt_tokens", measure: "input_tokens", scale: 1 },
  { metric: "request_generation_tokens", measure: "output_tokens", scale: 1 },
];

/**
 * Requests by bucket, of what was added to cumulative buckets between two scrapes. All requests of a bucket are put at its
 * upper edge, so that a percentile read from them is never below the true one and at most one bucket above it. Those above
 * the highest edge are put at that edge, where the percentile is a lower bound.
 *
 * @param added by series, what was added
 * @returns the parts, or null where the buckets do not grow with their edges
 */
export function histogramOf(added: ReadonlyMap<string, number>, workload: string): HistogramPart[] | null {
  const parts: HistogramPart[] = [];
  for (const { metric, measure, scale } of histograms) {
    const prefix = seriesOf(`${metric}_bucket`);
    const edges = [...added]
      .filter(([series]) => series.startsWith(prefix))
      .map(([series, count]) => ({ edge: Number(series.slice(prefix.length)), count }))
      .sort((a, b) => a.edge - b.edge);
    const highest = edges.findLast(({ edge }) => Number.isFinite(edge))?.edge;
    if (highest === undefined) continue;
    let below = 0;
    for (const { edge, count } of edges) {
      if (Number.isNaN(edge) || edge < 0 || count < below) return null;
      const value = Math.round(Math.min(edge, highest) * scale);
      if (count > below) parts.push({ workload, measure, bucket: bucketOf(value), count: count - below });
      below = count;
    }
  }
  return parts;
}

/** Parts of one workload, measure and bucket added up. */
export function merged(parts: readonly HistogramPart[]): HistogramPart[] {
  const all = new Map<string, HistogramPart>();
  for (const part of parts) {
    const key = JSON.stringify([part.workload, part.measure, part.bucket]);
    const other = all.get(key);
    if (other) other.count += part.count;
    else all.set(key, { ...part });
  }
  return [...all.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
}
