import type { Context } from "../assess/context.js";
import { missingBehind } from "../assess/settling.js";
import { findSpec } from "../facts/registry/registry.js";
import type { Workload } from "../workloads/workload.js";
import { type NextFact, openFacts } from "./open-facts.js";
import type { Outlook } from "./outlook.js";
import { refining } from "./refining.js";

/**
 * The fact to ask for next: of those that can still change the verdict the most decisive one, or what is missing to work it
 * out. Where all of these were asked for, what would narrow an estimate that is still open. Undefined where the verdict is
 * settled, or where nobody can be asked for what is left.
 *
 * @param closed facts that are not to be asked for (again), beside those that the workload states
 */
export function nextFact(
  context: Context,
  workload: Workload,
  outlook: Outlook,
  closed: ReadonlySet<string>,
): NextFact | undefined {
  const isAskable = (fact: string): boolean =>
    findSpec(fact) !== undefined && !workload.stated.has(fact) && !closed.has(fact);
  for (const { fact: towards } of openFacts(outlook)) {
    const fact = [towards, ...missing(outlook, towards)].find(isAskable);
    if (fact !== undefined) return { fact, towards };
  }
  return outlook.settled ? undefined : refining(context, outlook, isAskable);
}

/** Facts that nobody states of those that a computed one rests on, in any slice. */
const missing = ({ parts }: Outlook, fact: string): string[] => [
  ...new Set(parts.flatMap(({ space }) => missingBehind(space.facts, fact))),
];
