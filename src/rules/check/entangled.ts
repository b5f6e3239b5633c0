import { findDerived } from "../../facts/registry/lookup.js";
import { atomsOf, type Condition } from "../condition.js";

/**
 * True where one of the facts that the conditions test is computed from others among them, or from the same inputs.
 * Such facts cannot take all values together, so what is found by taking them as free may not exist.
 */
export function entangled(conditions: readonly Condition[]): boolean {
  const facts = [...new Set(conditions.flatMap(atomsOf).map((atom) => atom.fact))];
  const roots = facts.map(rootsOf);
  return roots.some((own, i) => roots.slice(i + 1).some((others) => others.some((root) => own.includes(root))));
}

/** The fact itself and everything that it is computed from. */
function rootsOf(fact: string): string[] {
  return [fact, ...(findDerived(fact)?.inputs ?? []).flatMap(rootsOf)];
}
