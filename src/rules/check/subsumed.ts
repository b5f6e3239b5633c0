import type { Rule } from "../pack.js";
import type { Findings } from "./findings.js";

/** What a rule does when it holds, as far as another of the same effect would do it as well; undefined where none could. */
function effectOf(rule: Rule): string | undefined {
  if (rule.kind === "exclusion") return `exclusion ${rule.excludes}`;
  return rule.kind === "driver" ? "driver" : undefined;
}

/** Rules that never matter, because another of the same effect already holds whenever they do. */
export function subsumedRules(findings: Findings, never: ReadonlySet<string>): void {
  const { rules } = findings.compiled.pack;
  const waivers = new Set(rules.flatMap((rule) => (rule.kind === "requirement" ? rule.waivedBy : [])));
  for (const [i, rule] of rules.entries()) {
    // a driver that stands in for a requirement does something that the other does not
    if (!effectOf(rule) || never.has(rule.id) || waivers.has(rule.id)) continue;
    for (const [j, other] of rules.entries()) {
      if (i === j || effectOf(other) !== effectOf(rule) || never.has(other.id)) continue;
      const implied = implies(findings, rule, other);
      // of two that mean the same, the later one is named
      if (implied && (j < i || !implies(findings, other, rule))) {
        findings.add("rule-subsumed", "warning", rule.at, { id: rule.id, by: other.id });
        break;
      }
    }
  }
}

function implies(findings: Findings, rule: Rule, other: Rule): boolean {
  const demands = [
    { node: findings.node(rule.id), want: true },
    { node: findings.node(other.id), want: false },
  ];
  return findings.ask(demands, rule.at, `whether ${rule.id} can hold without ${other.id}`) === "none";
}
