import type { Node } from "../evaluate.js";
import type { Rule } from "../pack.js";
import type { Constants } from "./constants.js";
import type { Findings } from "./findings.js";

/**
 * Rules that never matter: what they say has already been said, or decided, whenever they come to say it, whatever is
 * known of the facts. All that are named can go together, so no rule is named for the sake of one that is named itself.
 */
export function rulesWithoutEffect(findings: Findings, { never, always }: Constants): void {
  const all = findings.compiled.pack.rules;
  // what a constant rule makes of the others is told by mending it
  const rules = all.filter(({ id }) => !never.has(id) && !always.has(id));
  const standIns = new Set(all.flatMap((rule) => (rule.kind === "requirement" ? rule.waivedBy : [])));
  // a driver that stands in for a requirement does something that another driver does not
  const asked = rules.filter(({ id, kind }) => !standIns.has(id) && kind !== "signal" && kind !== "row");
  const idle = new Set<Rule>();
  for (const rule of asked) {
    const others = rules.filter((other) => other !== rule && !idle.has(other) && sameEffect(rule, other));
    const isEarlier = (other: Rule) => rules.indexOf(other) < rules.indexOf(rule);
    const by = decidedBefore(findings, rule) ? [] : coveredBy(findings, rule, others, isEarlier);
    if (by.length === 0) continue;
    idle.add(rule);
    const code = rule.kind === "requirement" ? "requirement-subsumed" : "rule-subsumed";
    findings.add(code, "warning", rule.at, { id: rule.id, by: by.map(({ id }) => id) });
  }
}

/** The one rule, or the several between them, that do all that the rule does; none where it does more. */
function coveredBy(
  findings: Findings,
  rule: Rule,
  others: readonly Rule[],
  isEarlier: (other: Rule) => boolean,
): readonly Rule[] {
  const other = others.find((candidate) => replaces(findings, candidate, rule, isEarlier(candidate)));
  if (other) return [other];
  if (rule.kind === "warning" || rule.kind === "risk" || others.length < 2) return [];
  return implies(findings, rule, others) ? needed(findings, rule, others) : [];
}

/** Leaves out the rules that are not needed to cover it. */
function needed(findings: Findings, rule: Rule, others: readonly Rule[]): readonly Rule[] {
  let left = others;
  for (const other of others) {
    const fewer = left.filter((one) => one !== other);
    if (implies(findings, rule, fewer)) left = fewer;
  }
  return left;
}

/** Whether `other` does all that the rule does. Of two that mean the same, only the later one is named. */
function replaces(findings: Findings, other: Rule, rule: Rule, earlier: boolean): boolean {
  const forwards = implies(findings, rule, [other]);
  // warnings and risks have their own words, so a narrower one still tells something
  const onlyTwins = rule.kind === "warning" || rule.kind === "risk";
  return onlyTwins
    ? earlier && forwards && implies(findings, other, [rule])
    : forwards && (earlier || !implies(findings, other, [rule]));
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

/** Whether the rule has no effect without one of the others having it too: most by holding, requirements by failing. */
function implies(findings: Findings, rule: Rule, others: readonly Rule[]): boolean {
  const own = [nodeOf(findings, rule)];
  const rest = others.map((other) => nodeOf(findings, other));
  const [held, covering] = rule.kind === "requirement" ? [rest, own] : [own, rest];
  const names = others.map(({ id }) => id).join(", ");
  return findings.isCovered(held, covering, rule.at, `whether ${rule.id} can matter without ${names}`);
}

/** A driver is asked only where no side is excluded. */
function decidedBefore(findings: Findings, rule: Rule): boolean {
  if (rule.kind !== "driver") return false;
  const { excludesManaged, excludesSelfHosted } = findings.compiled;
  const question = `whether ${rule.id} can hold where nothing is excluded`;
  const before = [...excludesManaged, ...excludesSelfHosted];
  const decided = findings.isCovered([nodeOf(findings, rule)], before, rule.at, question);
  if (decided) findings.add("rule-decided-before", "note", rule.at, { id: rule.id });
  return decided;
}

/** The condition of a rule; for a requirement, with what stands in for it. */
function nodeOf(findings: Findings, rule: Rule): Node {
  const required = findings.compiled.requirements.find((requirement) => requirement.rule === rule);
  return required?.node ?? findings.node(rule.id);
}
