import type { Doubt } from "../assess/economics/doubts.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { describe } from "../diagnostics/prose.js";
import { findSpec } from "../facts/registry/registry.js";
import { disagreeing } from "../workloads/disagreement.js";
import type { Workload } from "../workloads/workload.js";
import type { Card } from "./card.js";
import { oneOf } from "./one-of.js";
import { inWords } from "./words/in-words.js";

/** Answers that contradict each other, in words, and the facts that one of them could be changed of. */
export interface Conflict {
  sentence: string;
  facts: readonly string[];
  /** Whether both may stand all the same. */
  bearable: boolean;
}

/** Contradictions among the problems of a file that were not there before an answer. */
export function conflictsIn(problems: readonly Diagnostic[], before: readonly Diagnostic[]): Conflict[] {
  const known = new Set(before.map(keyOf));
  return problems.flatMap((problem) => {
    const facts = disagreeing.get(problem.code);
    if (!facts || known.has(keyOf(problem))) return [];
    return [{ sentence: describe(problem).sentence, facts, bearable: problem.severity !== "error" }];
  });
}

/** Doubts that dated data raises of answers and did not raise before them. The facts stated may be right all the same. */
export function doubted(now: readonly Doubt[], before: readonly Doubt[]): Conflict[] {
  const known = new Set(before.map(({ because }) => because));
  return now
    .filter(({ because }) => !known.has(because))
    .map(({ facts, because }) => ({
      sentence: `${because.charAt(0).toUpperCase()}${because.slice(1)}.`,
      facts,
      bearable: true,
    }));
}

/** Places move as a file is edited, and say nothing of what is wrong. */
const keyOf = ({ code, args }: Diagnostic): string => JSON.stringify([code, args]);

/** To leave both answers as they are. */
export const keepBoth = "keep both";

/**
 * The question what to do about a contradiction: which of the facts to ask for again, or to keep both.
 *
 * @param workload the workload as it would be with the answers in place
 */
export function conflictCard(conflict: Conflict, stated: Workload["stated"], latest: string): Card {
  const facts = [...conflict.facts].sort((a, b) => Number(b === latest) - Number(a === latest));
  const change = facts.flatMap((fact) => {
    const spec = findSpec(fact);
    const value = stated.get(fact)?.value;
    if (!spec || value === undefined) return [];
    return [{ value: fact, label: `Change: ${spec.title}`, meaning: `now ${inWords(spec, value)}` }];
  });
  const keep = { value: keepBoth, label: "Keep it as it is", meaning: "it is true all the same" };
  const choices = conflict.bearable ? [...change, keep] : change;
  return {
    heading: conflict.bearable ? "Is that right?" : "These answers contradict each other",
    question: conflict.sentence,
    why: ["Nothing is saved of the last answer until this is clear."],
    help: ["Choose the answer that is wrong: it is asked for again."],
    input: { kind: "one", choices },
    read: oneOf(choices),
    open: false,
  };
}
