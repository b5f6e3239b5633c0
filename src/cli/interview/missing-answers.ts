import type { Context } from "../../assess/context.js";
import { findSpec } from "../../facts/registry/registry.js";
import { begun } from "../../interview/course.js";
import { missingFacts } from "../../interview/missing.js";
import type { Desk } from "./desk.js";
import { flagOf } from "./fact-flags.js";

/**
 * What would have to be answered before the verdicts of these workloads could be told, in words; undefined where nothing is.
 * What was said to be unknown is an answer.
 */
export async function missingAnswers(
  { context, desk }: { context: Context; desk: Desk },
  names: readonly string[],
): Promise<string | undefined> {
  const parts: string[] = [];
  for (const name of names) {
    const workload = await desk.workload(name);
    const missing = missingFacts(context, workload, begun(workload.unknown));
    if (missing.length === 0) continue;
    const widest = Math.max(...missing.map((fact) => flagOf(fact).length));
    const lines = missing.map((fact) => `  ${flagOf(fact).padEnd(widest)}  ${findSpec(fact)?.question ?? ""}`);
    parts.push(`${name} lacks these, the most decisive first:\n${lines.join("\n")}`);
  }
  if (parts.length === 0) return undefined;
  return `nobody can be asked without a terminal, and answers are missing that can change the verdict.\n${parts.join("\n")}\nGive each as a flag or in --answers FILE, or say unknown; what was given is in ${desk.path}`;
}
