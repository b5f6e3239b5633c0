import type { WorkloadEvidence } from "../assessment/evidence-schema.js";
import type { Grouped } from "./grouped.js";

/** The models that served a workload, the one with most tokens first. */
export function modelsOf({ traffic, total }: Grouped): WorkloadEvidence["models"] {
  const all = new Map<string, WorkloadEvidence["models"][number]>();
  const tokensTold = total.input_tokens + total.output_tokens > 0;
  for (const { provider, model, requests, input_tokens: input, output_tokens: output } of traffic) {
    const key = JSON.stringify([provider, model]);
    const known = all.get(key) ?? { provider, model, requests: 0, tokens: 0, share: 0 };
    known.requests += requests;
    known.tokens += input + output;
    all.set(key, known);
  }
  const whole = tokensTold ? total.input_tokens + total.output_tokens : total.requests;
  return [...all.values()]
    .map((each) => ({ ...each, share: whole > 0 ? (tokensTold ? each.tokens : each.requests) / whole : 0 }))
    .toSorted((a, b) => b.share - a.share || b.requests - a.requests);
}
