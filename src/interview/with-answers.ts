import type { FactValue } from "../facts/fact.js";
import type { Workload } from "../workloads/workload.js";

/** A workload as if it stated these facts; null for those that nobody knows. */
export function withAnswers(workload: Workload, answers: ReadonlyMap<string, FactValue | null>): Workload {
  const stated = new Map(workload.stated);
  for (const [fact, value] of answers) {
    if (value === null) stated.delete(fact);
    else stated.set(fact, { value, provenance: "declared", at: workload.at });
  }
  return { ...workload, stated };
}
