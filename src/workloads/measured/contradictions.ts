import type { Args, Position, Severity } from "../../diagnostics/diagnostic.js";
import { checkFacts, checkParts, type Notes } from "../consistency.js";
import { disagreeing } from "../disagreement.js";
import type { Slice, Stated } from "../workload.js";

/** Facts of one workload that do not go together, as the reader would tell. */
export interface Contradiction {
  code: string;
  args: Args;
  severity: Severity;
  facts: readonly string[];
  at: Position;
}

/** Facts that each make up a whole of their slices on their own: a contradiction is about one of them. */
const ofOneFact = "contradictory-slices";

/** What a reader would find contradictory in a workload that states some facts. */
export function contradictionsIn(
  stated: ReadonlyMap<string, Stated>,
  slices: readonly Pick<Slice, "stated">[],
): Contradiction[] {
  // each fact with a place of its own, by which it is known again
  const own = new Map([...stated].map(([fact, each]) => [fact, { ...each, at: { ...each.at } }]));
  const facts = new Map([...own].map(([fact, { at }]) => [at, fact]));
  const found: Contradiction[] = [];
  const notes: Notes = {
    addAt(code, at, args, severity = "error") {
      const about = (code === ofOneFact ? undefined : disagreeing.get(code)) ?? [facts.get(at) ?? ""];
      found.push({ code, args, severity, facts: about, at });
    },
  };
  checkFacts(notes, own);
  checkParts(notes, own, slices);
  return found;
}
