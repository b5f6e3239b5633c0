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
  /** What kind of contradiction it is: one that is borne is not told again when its figures change. */
  id: string;
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
    return [{ id: problem.code, sentence: describe(problem).sentence, facts, bearable: problem.severity !== "error" }];
  });
}

/** Doubts that dated data raises of answers and did not raise before them. The facts stated may be right all the same. */
export function doubted(now: readonly Doubt[], before: readonly Doubt[]): Conflict[] {
  const known = new Set(before.map(({ id }) => id));
  return now
    .filter(({ id }) => !known.has(id))
    .map(({ id, facts, because }) => ({
      id,
      sentence: `${because.charAt(0).toUpperCase()}${because.slice(1)}.`,
      facts,
      bearable: true,
    }));
}

/** Places move as a file is edited, and say nothing of what is wrong. */
const keyOf = ({ code, args }: Diagnostic): string => JSON.stringify([code, args]);

/** To leave both answers as they are, or to take the latest one back. */
export const keepBoth = "keep both";
export const takeBack = "take back";

/**
 * The question what to do about a contradiction: which of the facts to ask for again, or to keep both.
 *
 * @param stated what the workload would state with the answers in place
 * @param latest the fact that was answered last
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
  const back = { value: takeBack, label: "Take the last answer back" };
  const choices = [...change, ...(conflict.bearable ? [keep] : []), back];
  return {
    heading: conflict.bearable ? "Is that right?" : "These answers contradict each other",
    question: conflict.sentence,
    why: ["Your last answer is not saved until this is settled."],
    help: ["Choose the answer that is wrong: it is asked for again."],
    input: { kind: "one", choices },
    read: oneOf(choices),
    open: false,
  };
}
