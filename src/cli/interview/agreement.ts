import { describe } from "../../diagnostics/prose.js";
import type { FactValue } from "../../facts/fact.js";
import type { Card } from "../../interview/card.js";
import { type Conflict, conflictCard, conflictsIn, doubted, keepBoth, takeBack } from "../../interview/conflict.js";
import { doubtsOf } from "../../interview/doubts.js";
import { withAnswers } from "../../interview/with-answers.js";
import type { Workload } from "../../workloads/workload.js";
import type { Answers } from "./desk.js";
import type { Room } from "./room.js";

/** What came of an answer: what is to be saved, or that it is taken back, or that the person stops. */
export type Agreement = Answers | "taken back" | "stopped";

/**
 * Answers that do not contradict what the file says. Where they do, the person says which of them to change, or that both are
 * true.
 *
 * @param borne kinds of contradictions that the person has said to be true; takes up more of them
 * @param ask the question for a fact of the workload as it would be
 */
export async function agreed(
  room: Room,
  workload: Workload,
  [latest, value]: readonly [string, FactValue | null],
  borne: Set<string>,
  ask: (tried: Workload, fact: string) => Card,
): Promise<Agreement> {
  const { asker } = room;
  const answers = new Map([[latest, value]]);
  for (;;) {
    const tried = withAnswers(workload, answers);
    const { conflicts, error } = await against(room, workload, tried, answers);
    const conflict = conflicts.find(({ id }) => !borne.has(id));
    if (!conflict) {
      if (error === undefined) return answers;
      asker.say(`Not taken: ${error}`);
      return "taken back";
    }
    const choice = await asker.ask(conflictCard(conflict, tried.stated, latest));
    if (choice.kind !== "value") return choice.kind === "stop" ? "stopped" : "taken back";
    if (choice.value === takeBack) return "taken back";
    if (choice.value === keepBoth) {
      borne.add(conflict.id);
      continue;
    }
    const fact = String(choice.value);
    const reply = await asker.ask(ask(tried, fact));
    if (reply.kind === "stop") return "stopped";
    if (reply.kind === "value") answers.set(fact, reply.value);
    else if (reply.kind === "unknown") answers.set(fact, null);
  }
}

/** What speaks against answers: contradictions and doubts that were not there before, or that the file could not be read. */
async function against(
  { context, desk }: Room,
  workload: Workload,
  tried: Workload,
  answers: Answers,
): Promise<{ conflicts: readonly Conflict[]; error?: string }> {
  const [before, after] = [await desk.look(), await desk.tried({ name: workload.name, answers })];
  const conflicts = conflictsIn(after.problems, before.problems);
  const doubts = doubted(doubtsOf(context, tried), doubtsOf(context, workload));
  const error = after.problems.find(({ severity }) => severity === "error");
  return { conflicts: [...conflicts, ...doubts], ...(error ? { error: describe(error).sentence } : {}) };
}
