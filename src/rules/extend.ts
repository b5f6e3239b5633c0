import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { suggest } from "../diagnostics/suggest.js";
import { maxCells } from "./cells.js";
import { compilePack, conditionsOf, TooManyCells } from "./compile.js";
import { atomsOf } from "./condition.js";
import type { Pack, Rule } from "./pack.js";
import type { PackText } from "./pack-text.js";
import type { PackSource } from "./parse.js";

export interface Extended {
  pack?: Pack;
  diagnostics: readonly Diagnostic[];
}

/**
 * Makes a complete pack of a source, on top of the pack that it extends if it names one: rules are added, replaced or
 * switched off, weights and the bar changed. Every id must exist, so that a typo never silently does nothing.
 */
export function completePack(source: PackSource, base: Pack | undefined, sha256: string): Extended {
  const { text } = source;
  const inherited = base ? changedRules(base, source) : refuseWithoutBase(source);
  const rules = weighted([...inherited, ...source.rules], source);
  checkReferences(text, rules);
  checkKinds(text, rules, source.hitPolicy ?? base?.hitPolicy ?? "weigh");
  if (text.diagnostics.length > 0) return { diagnostics: text.diagnostics };
  const pack: Pack = {
    id: source.id,
    version: source.version,
    title: source.title,
    hitPolicy: source.hitPolicy ?? base?.hitPolicy ?? "weigh",
    bar: source.bar ?? base?.bar ?? 50,
    otherwise: source.otherwise ?? base?.otherwise ?? "managed",
    rules,
    patterns: [...(base?.patterns ?? []), ...source.patterns],
    changes: [...(base?.changes ?? []), ...source.changes],
    file: text.file,
    sha256,
  };
  checkCells(text, pack);
  return text.diagnostics.length > 0 ? { diagnostics: text.diagnostics } : { pack, diagnostics: [] };
}

function changedRules(base: Pack, { text, rules, replace, disable }: PackSource): Rule[] {
  const ids = base.rules.map((rule) => rule.id);
  const known = new Set(ids);
  disable.forEach((id, i) => {
    if (!known.has(id)) text.add("pack-unknown-rule", ["disable", i], unknownRule(id, ids));
  });
  for (const rule of replace) {
    if (!known.has(rule.id)) text.addAt("pack-unknown-rule", rule.at, unknownRule(rule.id, ids));
  }
  for (const rule of rules) {
    if (known.has(rule.id)) text.addAt("pack-rule-exists", rule.at, { id: rule.id, pack: base.id });
  }
  const replacement = new Map(replace.map((rule) => [rule.id, rule]));
  return base.rules.filter((rule) => !disable.includes(rule.id)).map((rule) => replacement.get(rule.id) ?? rule);
}

function refuseWithoutBase({ text, replace, disable }: PackSource): Rule[] {
  if (replace.length > 0) text.add("pack-extends-missing", ["replace"], { key: "replace" });
  if (disable.length > 0) text.add("pack-extends-missing", ["disable"], { key: "disable" });
  return [];
}

function unknownRule(id: string, ids: readonly string[]) {
  const near = suggest(id, ids);
  return near ? { id, near } : { id };
}

function weighted(rules: readonly Rule[], { text, weights }: PackSource): Rule[] {
  const signals = rules.filter((rule) => rule.kind === "signal").map((rule) => rule.id);
  for (const id of weights.keys()) {
    if (!signals.includes(id))
      text.addAt("pack-unknown-rule", text.keyPosition(["weights"], id), unknownRule(id, signals));
  }
  return rules.map((rule) =>
    rule.kind === "signal" ? { ...rule, weight: weights.get(rule.id) ?? rule.weight } : rule,
  );
}

function checkReferences(text: PackText, rules: readonly Rule[]): void {
  const idsOf = (kind: Rule["kind"]) => rules.filter((rule) => rule.kind === kind).map((rule) => rule.id);
  const drivers = idsOf("driver");
  const signals = idsOf("signal");
  for (const rule of rules) {
    const missing =
      rule.kind === "requirement"
        ? rule.waivedBy.filter((id) => !drivers.includes(id))
        : rule.kind === "signal" &&
            rule.yieldsTo !== undefined &&
            (!signals.includes(rule.yieldsTo) || rule.yieldsTo === rule.id)
          ? [rule.yieldsTo]
          : [];
    for (const id of missing) {
      const kind = rule.kind === "requirement" ? "driver" : "signal";
      text.addAt("pack-bad-reference", rule.at, {
        ...unknownRule(id, kind === "driver" ? drivers : signals),
        rule: rule.id,
        kind,
      });
    }
  }
}

function checkKinds(text: PackText, rules: readonly Rule[], hitPolicy: Pack["hitPolicy"]): void {
  for (const rule of rules) {
    const decides = rule.kind !== "warning" && rule.kind !== "risk";
    if (decides && (rule.kind === "row") !== (hitPolicy === "first")) {
      text.addAt("pack-kind-unfit", rule.at, { id: rule.id, kind: rule.kind, policy: hitPolicy });
    }
  }
}

/** Refuses a pack whose thresholds cut a fact more finely than it can be judged with. */
function checkCells(text: PackText, pack: Pack): void {
  try {
    compilePack(pack);
  } catch (error) {
    if (!(error instanceof TooManyCells)) throw error;
    const tests = [...pack.rules.flatMap(conditionsOf), ...pack.patterns.flatMap((p) => p.traits)]
      .flatMap(atomsOf)
      .filter((atom) => atom.fact === error.fact);
    const args = { fact: error.fact, cells: error.cells, limit: maxCells };
    const own = tests.filter((atom) => atom.at.file === text.file).at(-1);
    if (own) text.addAt("pack-too-fine", own.at, args);
    else text.add("pack-too-fine", [], args);
  }
}
