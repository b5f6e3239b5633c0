import { describe } from "../../diagnostics/prose.js";
import type { FactValue } from "../../facts/fact.js";
import type { Card } from "../../interview/card.js";
import { conflictCard, conflictsIn, doubted, keepBoth } from "../../interview/conflict.js";
import { doubtsOf } from "../../interview/doubts.js";
import type { Workload } from "../../workloads/workload.js";
import type { Answers } from "./desk.js";
import type { Room } from "./room.js";

/**
 * Answers that do not contradict what the file says. Where they do, the person says which of them to change, or that both are
 * true. Undefined where the latest answer is taken back, or where the file could not be read with it.
 *
 * @param ask the question for a fact of the workload as it would be
 */
export async function agreed(
  { context, desk, asker }: Room,
  workload: Workload,
  [latest, value]: readonly [string, FactValue | null],
  ask: (tried: Workload, fact: string) => Card,
): Promise<Answers | undefined> {
  const answers = new Map([[latest, value]]);
  const before = (await desk.look()).problems;
  const doubtsBefore = doubtsOf(context, workload);
  const kept = new Set<string>();
  for (;;) {
    const { problems } = await desk.tried({ name: workload.name, answers });
    const tried = triedOut(workload, answers);
    const doubts = doubted(doubtsOf(context, tried), doubtsBefore);
    const conflict = [...conflictsIn(problems, before), ...doubts].find(({ sentence }) => !kept.has(sentence));
    if (!conflict) {
      const error = problems.find(({ severity }) => severity === "error");
      if (!error) return answers;
      asker.say(`Not taken: ${describe(error).sentence}`);
      return undefined;
    }
    const choice = await asker.ask(conflictCard(conflict, tried.stated, latest));
    if (choice.kind !== "value") return undefined;
    if (choice.value === keepBoth) {
      kept.add(conflict.sentence);
      continue;
    }
    const fact = String(choice.value);
    const reply = await asker.ask(ask(tried, fact));
    if (reply.kind === "value") answers.set(fact, reply.value);
    else if (reply.kind === "unknown") answers.set(fact, null);
    else if (reply.kind !== "keep") return undefined;
  }
}

/** A workload as if it stated the answers. */
function triedOut(workload: Workload, answers: Answers): Workload {
  const stated = new Map(workload.stated);
  for (const [fact, value] of answers) {
    if (value === null) stated.delete(fact);
    else stated.set(fact, { value, provenance: "declared", at: workload.at });
  }
  return { ...workload, stated };
}
