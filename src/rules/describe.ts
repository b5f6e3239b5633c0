import { formatQuantity } from "../facts/quantity.js";
import { findFact } from "../facts/registry/lookup.js";
import { type Atom, type Condition, isAtom } from "./condition.js";

const comparisons: Readonly<Record<"<" | "<=" | ">" | ">=" | "=", string>> = {
  "<": "is below",
  "<=": "is at most",
  ">": "is above",
  ">=": "is at least",
  "=": "is",
};

/** A condition in plain words, units included: `privacy.level is strict and traffic.stability is at least 0.65`. */
export function describeCondition(condition: Condition): string {
  return words(condition, false);
}

function words(condition: Condition, inside: boolean): string {
  if (isAtom(condition)) return describeAtom(condition);
  if (condition.op === "not") return `not (${words(condition.of, false)})`;
  const joined = condition.of
    .map((part) => words(part, condition.of.length > 1))
    .join(condition.op === "all" ? " and " : " or ");
  return inside && condition.of.length > 1 ? `(${joined})` : joined;
}

/** One test in plain words. */
export function describeAtom(atom: Atom): string {
  if (atom.op === "in") return `${atom.fact} is ${atom.words.join(" or ")}`;
  if (atom.op === "contains") return `${atom.fact} contains ${atom.word}`;
  const type = findFact(atom.fact)?.type;
  const number = type?.kind === "quantity" ? formatQuantity(atom.number, type.unit) : String(atom.number);
  return `${atom.fact} ${comparisons[atom.op]} ${number}`;
}
