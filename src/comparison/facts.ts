import type { ComparedStatus, Comparison } from "../assessment/comparison-schema.js";

const pilot: Readonly<Record<ComparedStatus, string>> = { passed: "passed", failed: "failed", not_enough: "running" };

/**
 * What a comparison says of a workload, by the names of its facts: `evidence.pilot`, `quality.open_weight_evals` where
 * quality is settled, and the 95th percentiles measured, in ms, `candidate.latency_p95` and `latency.current_p95`.
 */
export function pilotFacts(comparison: Comparison): Map<string, string | number> {
  const facts = new Map<string, string | number>([["evidence.pilot", pilot[comparison.status]]]);
  const quality = comparison.criteria.filter(({ id }) => id === "quality" || id === "quality_slices");
  if (quality.some(({ status }) => status === "failed")) facts.set("quality.open_weight_evals", "failed");
  else if (quality.length > 0 && quality.every(({ status }) => status === "passed")) {
    facts.set("quality.open_weight_evals", "passed");
  }
  const p95 = comparison.times.filter(({ measure, percentile }) => measure === "latency" && percentile === 95);
  const time = p95.find(({ paired }) => !paired) ?? p95[0];
  if (time) {
    facts.set("candidate.latency_p95", Math.max(1, Math.round(time.self_hosted_ms.expected)));
    facts.set("latency.current_p95", Math.max(1, Math.round(time.managed_ms.expected)));
  }
  return facts;
}
