import { byDecisiveness, type UnknownFact, unknownsOf } from "../verdict/unknowns.js";
import type { Outlook } from "./outlook.js";

/** An unknown fact that can still change the verdict. */
export type OpenFact = Pick<UnknownFact, "fact" | "alone" | "gates">;

/** A fact to ask for. */
export interface NextFact {
  fact: string;
  /** The unknown fact that it helps to learn: itself, or one that the program works out from it. */
  towards: string;
}

/**
 * The unknown facts that can still change the verdict, the most decisive first: the same search and order as the unknowns
 * of an assessment. What slices leave open counts for the workload together.
 */
export function openFacts(outlook: Outlook): readonly OpenFact[] {
  const known = searched.get(outlook) ?? searchedIn(outlook);
  searched.set(outlook, known);
  return known;
}

/** The search takes most of a question's time, and one outlook may be asked for many questions. */
const searched = new WeakMap<Outlook, readonly OpenFact[]>();

function searchedIn({ settled, parts }: Outlook): readonly OpenFact[] {
  if (settled) return [];
  const open = new Map<string, OpenFact>();
  for (const { space, mode, possible } of parts) {
    for (const { fact, couldChange, alone, gates } of unknownsOf(space, mode, possible)) {
      if (!couldChange) continue;
      const before = open.get(fact);
      open.set(fact, {
        fact,
        alone: [...new Set([...(before?.alone ?? []), ...alone])],
        gates: gates + (before?.gates ?? 0),
      });
    }
  }
  // of a single part they are in their order already
  return parts.length === 1 ? [...open.values()] : [...open.values()].sort(byDecisiveness);
}
