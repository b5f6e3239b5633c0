import type { Node } from "../evaluate.js";
import type { Rule } from "../pack.js";
import type { Constants } from "./constants.js";
import type { Findings } from "./findings.js";
import type { Demand } from "./satisfiable.js";

/** Rules that never matter: what they say has already been said, or decided, whenever they come to say it. */
export function rulesWithoutEffect(findings: Findings, { never, always }: Constants): void {
  // what a constant rule makes of the others is told by mending it
  const rules = findings.compiled.pack.rules.filter(({ id }) => !never.has(id) && !always.has(id));
  const standIns = new Set(rules.flatMap((rule) => (rule.kind === "requirement" ? rule.waivedBy : [])));
  for (const [i, rule] of rules.entries()) {
    // a driver that stands in for a requirement does something that another driver does not
    if (standIns.has(rule.id) || rule.kind === "signal" || rule.kind === "row") continue;
    if (rule.kind === "driver" && decidedBefore(findings, rule)) continue;
    const other = rules.find((candidate, j) => i !== j && replaces(findings, candidate, rule, j < i));
    if (!other) continue;
    const code = rule.kind === "requirement" ? "requirement-subsumed" : "rule-subsumed";
    findings.add(code, "warning", rule.at, { id: rule.id, by: other.id });
  }
}

/** Whether `other` does all that the rule does. Of two that mean the same, only the later one is named. */
function replaces(findings: Findings, other: Rule, rule: Rule, earlier: boolean): boolean {
  if (!sameEffect(rule, other)) return false;
  const forwards = implies(findings, rule, other);
  // warnings and risks have their own words, so a narrower one still tells something
  const onlyTwins = rule.kind === "warning" || rule.kind === "risk";
  return onlyTwins
    ? earlier && forwards && implies(findings, other, rule)
    : forwards && (earlier || !implies(findings, other, rule));
}

function sameEffect(rule: Rule, other: Rule): boolean {
  switch (rule.kind) {
    case "exclusion":
      return other.kind === "exclusion" && other.excludes === rule.excludes;
    case "driver":
      return other.kind === "driver";
    case "requirement":
      return other.kind === "requirement" && (rule.whenForced === "reported" || other.whenForced === "required");
    case "warning":
      return other.kind === "warning" && other.about === rule.about;
    case "risk":
      return other.kind === "risk" && String(other.modes) === String(rule.modes);
    default:
      return false;
  }
}

/** Whether the rule has no effect without the other having it too: exclusions by holding, requirements by failing. */
function implies(findings: Findings, rule: Rule, other: Rule): boolean {
  const binds = rule.kind !== "requirement";
  const demands = [
    { node: nodeOf(findings, rule), want: binds },
    { node: nodeOf(findings, other), want: !binds },
  ];
  return cannot(findings, rule, demands, `whether ${rule.id} can matter without ${other.id}`);
}

/** A driver is asked only where no side is excluded. */
function decidedBefore(findings: Findings, rule: Rule): boolean {
  const { excludesManaged, excludesSelfHosted } = findings.compiled;
  const demands = [
    { node: nodeOf(findings, rule), want: true },
    ...[...excludesManaged, ...excludesSelfHosted].map((node) => ({ node, want: false })),
  ];
  const decided = cannot(findings, rule, demands, `whether ${rule.id} can hold where nothing is excluded`);
  if (decided) findings.add("rule-decided-before", "note", rule.at, { id: rule.id });
  return decided;
}

const cannot = (findings: Findings, { at }: Rule, demands: readonly Demand[], question: string): boolean =>
  findings.ask(demands, at, question) === "none";

/** The condition of a rule; for a requirement, with what stands in for it. */
function nodeOf(findings: Findings, rule: Rule): Node {
  const required = findings.compiled.requirements.find((requirement) => requirement.rule === rule);
  return required?.node ?? findings.node(rule.id);
}
