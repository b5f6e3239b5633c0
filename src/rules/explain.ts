import type { Position } from "../diagnostics/diagnostic.js";
import type { FactSpec } from "../facts/fact.js";
import { formatQuantity } from "../facts/quantity.js";
import { findDerived, findFact } from "../facts/registry/lookup.js";
import { unitLabel } from "../facts/unit.js";
import { conditionsOf } from "./compile.js";
import { atomsOf } from "./condition.js";
import { describeAtom, describeCondition } from "./describe.js";
import type { Pack, Rule } from "./pack.js";

/** Cases named before the rest is counted. */
const mostCases = 8;

/**
 * One rule in words: what it does, when, why, what tips it, which facts it rests on, and where it comes from.
 *
 * @param cases those of the pack's own cases in which the rule holds
 */
export function explainRule(pack: Pack, rule: Rule, cases: readonly { name: string; at: Position }[] = []): string {
  const atoms = conditionsOf(rule).flatMap(atomsOf);
  const facts = [...new Set(atoms.map((atom) => atom.fact))];
  const tips = [...new Set(atoms.map(describeAtom))];
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ["When", whenOf(rule)],
    ["Among the other rules", linksOf(pack, rule)],
    ["Because", [rule.because]],
    ["Where it fails", rule.becauseNot ? [rule.becauseNot] : []],
    ["To change it", rule.toChange ? [rule.toChange] : []],
    ["Tips at", tips],
    ["Facts", facts.flatMap(factLines)],
    ["Holds in these cases", caseLines(cases)],
    [
      "Source",
      [rule.source, `${rule.at.file}:${rule.at.line}`, ...(rule.reviewBy ? [`review by ${rule.reviewBy}`] : [])],
    ],
  ];
  const body = sections
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => `${title}\n${lines.map((line) => `  ${line}`).join("\n")}`);
  return `${rule.id} (${pack.id} ${pack.version})\n${effectOf(rule)}\n\n${body.join("\n\n")}\n`;
}

function caseLines(cases: readonly { name: string; at: Position }[]): string[] {
  const shown = cases.slice(0, mostCases).map(({ name, at }) => `${at.file}:${at.line} ${name}`);
  return cases.length > mostCases ? [...shown, `and ${cases.length - mostCases} more`] : shown;
}

/** What other rules of the pack do to this one, or it to them, beyond what its own text says. */
export function linksOf(pack: Pack, rule: Rule): string[] {
  const waives = pack.rules.flatMap((r) => (r.kind === "requirement" && r.waivedBy.includes(rule.id) ? [r.id] : []));
  const silences = pack.rules.flatMap((r) => (r.kind === "signal" && r.yieldsTo === rule.id ? [r.id] : []));
  return [
    ...(waives.length > 0 ? [`Where it holds, it stands in for: ${waives.join(", ")}.`] : []),
    ...(silences.length > 0 ? [`Where it is known, it silences: ${silences.join(", ")}.`] : []),
  ];
}

/** What the rule does to the verdict, in a sentence. */
export function effectOf(rule: Rule): string {
  switch (rule.kind) {
    case "exclusion":
      return rule.excludes === "managed"
        ? "Exclusion: where it holds, managed is out."
        : "Exclusion: where it holds, self-hosting is out.";
    case "requirement": {
      const forced =
        rule.whenForced === "required"
          ? "It binds even where an exclusion forces the move."
          : "Where an exclusion forces the move it is only reported.";
      const waived = rule.waivedBy.length > 0 ? ` These drivers stand in for it: ${rule.waivedBy.join(", ")}.` : "";
      return `Requirement: has to hold before a workload moves to self-hosting. ${forced}${waived}`;
    }
    case "driver":
      return "Driver: a reason to leave managed. At least one has to hold.";
    case "signal": {
      const yields = rule.yieldsTo === undefined ? "" : ` Silent wherever ${rule.yieldsTo} is known.`;
      return `Signal of weight ${rule.weight}, from "${rule.worst}" to "${rule.best}".${yields}`;
    }
    case "warning":
      return {
        early: "Warning: a sign of switching too early.",
        late: "Warning: a sign of waiting too long.",
        other: "Warning: facts that do not go together.",
      }[rule.about];
    case "risk":
      return `Risk${rule.modes ? ` under ${rule.modes.join(", ")}` : ""}. Mitigation: ${rule.mitigation}`;
    case "row":
      return `Row of an ordered table: the first row that holds decides. This one says ${rule.mode}.`;
  }
}

/** When the rule holds; for a signal, each case with its lean. */
export function whenOf(rule: Rule): string[] {
  if (rule.kind !== "signal") return [describeCondition(rule.when)];
  return rule.cases.map((c) => `${c.lean > 0 ? "+" : ""}${c.lean / 100}  ${describeCondition(c.when)}: ${c.because}`);
}

function factLines(name: string): string[] {
  const spec = findFact(name);
  if (!spec) return [name];
  const formula = findDerived(name)?.formula;
  return [
    `${name}: ${typeText(spec)}`,
    `  ${spec.question}`,
    `  How to learn it: ${spec.howToLearn}`,
    ...(formula ? [`  Computed: ${formula}`] : []),
  ];
}

/** What values a fact takes, in words. */
export function typeText({ type }: FactSpec): string {
  switch (type.kind) {
    case "quantity": {
      const range = Number.isFinite(type.max)
        ? `${formatQuantity(type.min, type.unit)} to ${formatQuantity(type.max, type.unit)}`
        : `from ${formatQuantity(type.min, type.unit)}`;
      return `number, ${unitLabel[type.unit]} (${range})`;
    }
    case "choice":
      return `one of ${type.values.join(", ")}`;
    case "flag":
      return "true or false";
    case "tags":
      return type.values ? `any of ${type.values.join(", ")}` : "words";
    case "text":
      return type.known ? `a word, such as ${type.known.slice(0, 4).join(", ")}` : "a word";
  }
}
