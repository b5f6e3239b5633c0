import type { Position } from "../diagnostics/diagnostic.js";

/**
 * One unary test of one fact against literals: all that a rule can say, so that gaps, overlaps and tipping points are
 * decidable. Numbers are in the fact's base unit. `in` and `contains` take words; flags test as the words true and false.
 */
export type Atom =
  | { op: "<" | "<=" | ">" | ">=" | "="; fact: string; number: number; at: Position }
  | { op: "in"; fact: string; words: readonly string[]; at: Position }
  | { op: "contains"; fact: string; word: string; at: Position };

export type Condition = Atom | { op: "all" | "any"; of: readonly Condition[] } | { op: "not"; of: Condition };

/** Strong Kleene truth: a condition over facts that are not all known. */
export type Truth = "true" | "false" | "unknown";

export function isAtom(condition: Condition): condition is Atom {
  return condition.op !== "all" && condition.op !== "any" && condition.op !== "not";
}

/** Every atom of the condition, in the order written. */
export function atomsOf(condition: Condition): Atom[] {
  if (isAtom(condition)) return [condition];
  if (condition.op === "not") return atomsOf(condition.of);
  return condition.of.flatMap(atomsOf);
}
