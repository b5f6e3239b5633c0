import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { suggest } from "../diagnostics/suggest.js";
import { maxCells } from "./cells.js";
import { compilePack, conditionsOf, TooManyCells } from "./compile.js";
import { atomsOf } from "./condition.js";
import type { Pack, Rule } from "./pack.js";
import type { PackText } from "./pack-text.js";
import type { PackSource } from "./parse.js";
import { checkPolicy } from "./policy.js";
import { checkReferences } from "./references.js";

export interface Extended {
  pack?: Pack;
  diagnostics: readonly Diagnostic[];
}

/**
 * Makes a complete pack of a source, on top of the pack that it extends if it names one: rules are added, replaced or
 * switched off, weights and the bar changed. Every id must exist, so that a typo never silently does nothing. Problems
 * stand at places of the source, also where what they spoil is a rule of the pack below.
 */
export function completePack(source: PackSource, base: Pack | undefined, sha256: string): Extended {
  const { text } = source;
  const inherited = base ? changedRules(base, source) : refuseWithoutBase(source);
  const rules = weighted([...inherited, ...source.rules], source);
  checkReferences(source, base, rules);
  checkPolicy(source, base);
  if (base) refuseTwins(base, source);
  if (text.diagnostics.length > 0) return { diagnostics: text.problems() };
  const hitPolicy = source.hitPolicy ?? base?.hitPolicy ?? "weigh";
  const otherwise = source.otherwise ?? base?.otherwise;
  const isAssumed = source.otherwise === undefined && (base === undefined || base.otherwiseAssumed === true);
  const pack: Pack = {
    id: source.id,
    version: source.version,
    title: source.title,
    hitPolicy,
    bar: source.bar ?? base?.bar ?? 50,
    otherwise: otherwise ?? "managed",
    ...(hitPolicy === "first" && isAssumed ? { otherwiseAssumed: true } : {}),
    rules,
    patterns: [...(base?.patterns ?? []), ...source.patterns],
    changes: [...(base?.changes ?? []), ...source.changes],
    file: text.file,
    sha256,
  };
  checkCells(text, pack);
  return text.diagnostics.length > 0 ? { diagnostics: text.problems() } : { pack, diagnostics: [] };
}

function changedRules(base: Pack, { text, rules, replace, disable }: PackSource): Rule[] {
  const ids = base.rules.map((rule) => rule.id);
  const known = new Set(ids);
  const replacement = new Map(replace.map((rule) => [rule.id, rule]));
  disable.forEach((id, i) => {
    if (!known.has(id)) text.add("pack-unknown-rule", ["disable", i], unknownRule(id, ids));
    else if (replacement.has(id)) text.add("pack-replaced-and-off", ["disable", i], { id });
  });
  for (const rule of replace) {
    if (!known.has(rule.id)) text.addAt("pack-unknown-rule", rule.at, unknownRule(rule.id, ids));
  }
  for (const rule of rules) {
    if (known.has(rule.id)) text.addAt("pack-rule-exists", rule.at, { id: rule.id, pack: base.id });
  }
  return base.rules.filter((rule) => !disable.includes(rule.id)).map((rule) => replacement.get(rule.id) ?? rule);
}

function refuseWithoutBase({ text, replace, disable }: PackSource): Rule[] {
  if (replace.length > 0) text.add("pack-extends-missing", ["replace"], { key: "replace" });
  if (disable.length > 0) text.add("pack-extends-missing", ["disable"], { key: "disable" });
  return [];
}

/** Patterns and changes can be added, not replaced. */
function refuseTwins(base: Pack, { text, patterns, changes }: PackSource): void {
  for (const [what, own, below] of [
    ["pattern", patterns, base.patterns],
    ["change", changes, base.changes],
  ] as const) {
    for (const { id, at } of own) {
      if (below.some((other) => other.id === id)) text.addAt("pack-entry-exists", at, { id, what, pack: base.id });
    }
  }
}

function unknownRule(id: string, ids: readonly string[]) {
  const near = suggest(id, ids);
  return near ? { id, near } : { id };
}

function weighted(rules: readonly Rule[], { text, weights }: PackSource): Rule[] {
  const signals = rules.filter((rule) => rule.kind === "signal").map((rule) => rule.id);
  for (const id of weights.keys()) {
    if (signals.includes(id)) continue;
    const kind = rules.find((rule) => rule.id === id)?.kind;
    const at = text.keyPosition(["weights"], id);
    if (kind === undefined) text.addAt("pack-unknown-rule", at, unknownRule(id, signals));
    else text.addAt("pack-weight-of-other", at, { id, kind });
  }
  return rules.map((rule) =>
    rule.kind === "signal" ? { ...rule, weight: weights.get(rule.id) ?? rule.weight } : rule,
  );
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
