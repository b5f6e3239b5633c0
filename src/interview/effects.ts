import type { Context } from "../assess/context.js";
import { findSpec } from "../facts/registry/registry.js";
import type { Mode } from "../rules/pack.js";
import type { Workload } from "../workloads/workload.js";
import { answersToTry } from "./answers-to-try.js";
import { outlookOf } from "./outlook.js";
import { withAnswers } from "./with-answers.js";

/** What some answers to a question would make of the verdict. */
export interface Effect {
  /** Labels of the answers that lead here. */
  answers: readonly string[];
  mode: Mode;
  settled: boolean;
}

/** What each kind of answer to a question would make of the verdict, judged with that answer in place. */
export function effectsOf(context: Context, workload: Workload, fact: string): readonly Effect[] {
  const spec = findSpec(fact);
  if (!spec) return [];
  const effects = new Map<string, { answers: string[]; mode: Mode; settled: boolean }>();
  for (const { value, label } of answersToTry(context.engine, spec)) {
    const { mode, settled } = outlookOf(context, withAnswers(workload, new Map([[fact, value]])));
    const key = `${mode} ${settled}`;
    const effect = effects.get(key);
    if (effect) effect.answers.push(label);
    else effects.set(key, { answers: [label], mode, settled });
  }
  return [...effects.values()];
}
