import type { CannotEditReason } from "../edit/cannot-edit.js";
import type { Workload } from "../workload.js";
import { ratioOf } from "./agreement.js";
import { contradictionsIn } from "./contradictions.js";
import type { Decision, Judged, LeftOut } from "./decision.js";
import type { Outcome, Standing } from "./outcome.js";

/** What came of a decision. */
export interface Done {
  /** The workload as the text that comes out has it. */
  after: Workload;
  isNew: boolean;
  /** Facts that could not be written. */
  refused: ReadonlyMap<string, CannotEditReason>;
}

function standing(after: Workload, facts: readonly string[]): Standing[] {
  return facts.flatMap((fact) => {
    const stated = after.stated.get(fact);
    return stated === undefined ? [] : [{ fact, ...stated }];
  });
}

function ofFact(decision: Decision, fact: string, judged: Judged, { after, refused }: Done): Outcome[] {
  const { workload, writes, withheld } = decision;
  if (fact === withheld?.fact) return [];
  const { kind, measured, before } = judged;
  const now = after.stated.get(fact);
  const told: Outcome[] = [];
  const reason = refused.get(fact);
  if (kind === "unfit") told.push({ workload, kind, fact, value: measured });
  if (kind === "unchanged" && before !== undefined) told.push({ workload, kind, fact, value: before.value });
  if ((kind === "confirmed" || kind === "contradicted") && before !== undefined && now !== undefined) {
    const ratio = ratioOf(before.value, measured);
    const both = { fact, declared: before.value, measured, ...(ratio === undefined ? {} : { ratio }), at: now.at };
    const replaced = writes.has(fact) && reason === undefined;
    told.push(kind === "confirmed" ? { workload, kind, ...both } : { workload, kind, replaced, ...both });
  }
  const value = writes.get(fact);
  if (value === undefined) return told;
  if (reason !== undefined) return [...told, { workload, kind: "refused", fact, reason }];
  if (kind !== "free") return told;
  const stood = before === undefined ? {} : { before: { value: before.value, provenance: before.provenance } };
  return [...told, { workload, kind: "written", fact, value, ...stood }];
}

function ofLeftOut(workload: string, { contradiction, facts }: LeftOut, after: Workload): Outcome {
  const { code, args } = contradiction;
  const against = standing(after, contradiction.facts);
  return { workload, kind: "left-out", facts, code, args, against };
}

function ofWithheld({ workload, withheld }: Decision, after: Workload): Outcome[] {
  if (withheld === undefined) return [];
  const { fact, value, against } = withheld;
  const [before] = standing(after, [fact]);
  return [
    { workload, kind: "withheld", fact, value, against: standing(after, against), ...(before ? { before } : {}) },
  ];
}

function ofNotShown({ workload, notShown }: Decision, after: Workload): Outcome[] {
  const facts = standing(after, notShown);
  return facts.length === 0 ? [] : [{ workload, kind: "not-shown", facts }];
}

/** Warnings that the workload has now and that are about something measured. */
function doubts({ workload, judged }: Decision, after: Workload): Outcome[] {
  return contradictionsIn(after.stated, after.slices).flatMap(({ severity, facts, code, args, at }): Outcome[] =>
    severity === "warning" && facts.some((fact) => judged.has(fact))
      ? [{ workload, kind: "doubtful", facts, code, args, at }]
      : [],
  );
}

/** What became of everything that was measured of a workload. */
export function report(decision: Decision, done: Done): Outcome[] {
  const { workload, judged, leftOut } = decision;
  return [
    ...(done.isNew ? [{ workload, kind: "added" } as const] : []),
    ...[...judged].flatMap(([fact, each]) => ofFact(decision, fact, each, done)),
    ...leftOut.map((each) => ofLeftOut(workload, each, done.after)),
    ...ofWithheld(decision, done.after),
    ...ofNotShown(decision, done.after),
    ...doubts(decision, done.after),
  ];
}
