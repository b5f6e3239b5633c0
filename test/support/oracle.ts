/**
 * The verdict computed a second time, the plain way: on complete facts, value by value, with no cells, masks, bounds or
 * search. What the engine says of unknown facts is checked by listing every completion and asking this.
 */
import type { FactValue } from "../../src/facts/fact.js";
import type { Condition } from "../../src/rules/condition.js";
import type { Mode, Pack, Rule } from "../../src/rules/pack.js";

export type Complete = ReadonlyMap<string, FactValue>;

export function holds(condition: Condition, facts: Complete): boolean {
  switch (condition.op) {
    case "all":
      return condition.of.every((part) => holds(part, facts));
    case "any":
      return condition.of.some((part) => holds(part, facts));
    case "not":
      return !holds(condition.of, facts);
    case "in":
      return condition.words.includes(String(facts.get(condition.fact)));
    case "contains": {
      const words = facts.get(condition.fact);
      return Array.isArray(words) && words.includes(condition.word);
    }
    default: {
      const value = Number(facts.get(condition.fact));
      const { op, number } = condition;
      if (op === "<") return value < number;
      if (op === "<=") return value <= number;
      if (op === ">") return value > number;
      return op === ">=" ? value >= number : value === number;
    }
  }
}

export function modeOf(pack: Pack, facts: Complete): Mode {
  if (pack.hitPolicy === "first") {
    for (const rule of pack.rules) if (rule.kind === "row" && holds(rule.when, facts)) return rule.mode;
    return pack.otherwise;
  }
  const truth = (rule: Rule): boolean => rule.kind !== "signal" && holds(rule.when, facts);
  const ruleHolds = (id: string): boolean => pack.rules.some((rule) => rule.id === id && truth(rule));
  const excluded = (side: string) => pack.rules.some((r) => r.kind === "exclusion" && r.excludes === side && truth(r));
  const met = (forced: boolean) =>
    pack.rules.every(
      (r) =>
        r.kind !== "requirement" || (forced && r.whenForced === "reported") || truth(r) || r.waivedBy.some(ruleHolds),
    );
  if (excluded("managed")) return !excluded("self_hosted") && met(true) ? "self_hosted" : "blocked";
  const driven = pack.rules.some((r) => r.kind === "driver" && truth(r));
  const moves = !excluded("self_hosted") && met(false) && driven && scoreOf(pack, facts) >= pack.bar;
  return moves ? "self_hosted" : "managed";
}

/** The score of complete facts, straight from its definition in the design. */
export function scoreOf(pack: Pack, facts: Complete): number {
  const leans = new Map<string, { weight: number; lean: number; yieldsTo?: string }>();
  for (const rule of pack.rules) {
    if (rule.kind !== "signal") continue;
    const held = rule.cases.find((c) => holds(c.when, facts));
    if (held)
      leans.set(rule.id, {
        weight: rule.weight,
        lean: held.lean,
        ...(rule.yieldsTo ? { yieldsTo: rule.yieldsTo } : {}),
      });
  }
  const counting = [...leans.values()].filter((s) => s.yieldsTo === undefined || !leans.has(s.yieldsTo));
  const weight = counting.reduce((sum, s) => sum + s.weight, 0);
  if (weight === 0) return 50;
  return 50 + counting.reduce((sum, s) => sum + s.weight * s.lean, 0) / (2 * weight);
}
