import type { WorkloadEvidence } from "../../assessment/evidence-schema.js";
import { figure } from "../../text/figures.js";
import { count } from "./figures.js";
import { grid, type Part, pairs } from "./part.js";

const measures = [
  ["Input tokens", "input_tokens"],
  ["Output tokens", "output_tokens"],
  ["Latency, ms", "latency_ms"],
  ["First token, ms", "ttft_ms"],
] as const;

/** Percentiles of lengths and waits, and which of them are not known. */
export function percentileParts(workload: WorkloadEvidence): Part[] {
  const why =
    workload.window.resolution === "request" ? "no request tells it" : "the log has sums, and no single requests";
  const title = "A request";
  const known = measures.flatMap(([name, key]) => {
    const all = workload[key];
    if (all === null) return [];
    const { count: of, mean, p50, p90, p95, p99, max } = all;
    return [[name, count(of), ...[mean, p50, p90, p95, p99, max].map(figure)]];
  });
  const missing = measures.filter(([, key]) => workload[key] === null);
  return [
    ...grid(title, {
      head: ["", "Requests", "Mean", "p50", "p90", "p95", "p99", "Most"],
      rows: known,
      right: [1, 2, 3, 4, 5, 6, 7],
    }),
    ...pairs(
      known.length === 0 ? title : "Not told of a request",
      missing.map(([name]) => [name, `unknown: ${why}`]),
    ),
  ];
}
