import { findDerived } from "../../facts/registry/lookup.js";
import { conditionsOf } from "../compile.js";
import { atomsOf } from "../condition.js";
import type { Signal } from "../pack.js";
import type { Findings } from "./findings.js";

/** Cases of a signal that overlap with different leans, values that no case covers, and signals that yield in a circle. */
export function signalFindings(findings: Findings): void {
  for (const { rule, cases } of findings.compiled.signals) {
    for (const [i, a] of cases.entries()) {
      for (const [j, b] of cases.entries()) {
        if (j <= i) continue;
        const at = rule.cases[j]?.at ?? rule.at;
        const demands = [
          { node: a.node, want: true },
          { node: b.node, want: true },
        ];
        const answer = findings.ask(demands, at, `whether cases ${i + 1} and ${j + 1} of ${rule.id} can both hold`);
        if (typeof answer === "object") {
          findings.add(computed(rule) ? "cases-may-overlap" : "cases-overlap", "error", at, {
            id: rule.id,
            first: i + 1,
            second: j + 1,
            example: findings.example(answer),
          });
        }
      }
    }
    const gap = findings.ask(
      cases.map(({ node }) => ({ node, want: false })),
      rule.at,
      `whether the cases of ${rule.id} cover every value`,
    );
    if (typeof gap === "object")
      findings.add("cases-leave-gap", "note", rule.at, { id: rule.id, example: findings.example(gap) });
  }
  for (const { rule } of findings.compiled.signals) {
    if (yieldsToItself(findings, rule)) findings.add("signals-yield-in-circle", "error", rule.at, { id: rule.id });
  }
}

/** Two facts of which one is computed from the other cannot take all values together. */
function computed(rule: Signal): boolean {
  const facts = new Set(
    conditionsOf(rule)
      .flatMap(atomsOf)
      .map((atom) => atom.fact),
  );
  return facts.size > 1 && [...facts].some((fact) => findDerived(fact));
}

function yieldsToItself(findings: Findings, start: Signal): boolean {
  const seen = new Set<string>();
  let next = start.yieldsTo;
  while (next !== undefined && !seen.has(next)) {
    if (next === start.id) return true;
    seen.add(next);
    next = findings.compiled.signals.find((s) => s.rule.id === next)?.rule.yieldsTo;
  }
  return false;
}
