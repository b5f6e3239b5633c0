import type { Reason } from "../assessment/schema.js";
import { factValue, plainValue, provenanceOf } from "../facts/known.js";
import { conditionsOf } from "../rules/compile.js";
import { atomsOf } from "../rules/condition.js";
import { evaluate, type Level, no, open, yes } from "../rules/evaluate.js";
import type { Rule } from "../rules/pack.js";
import { readSignal } from "../verdict/balance.js";
import { factText } from "../verdict/fact-text.js";
import { requirementsOf, type Standing } from "../verdict/standing.js";
import { remedyOf } from "./remedy.js";

type Told = Exclude<Rule, { kind: "warning" | "risk" }>;

const kinds: readonly Told["kind"][] = ["exclusion", "requirement", "driver", "signal", "row"];

/** Every rule that can bear on the mode and how it stands, hard constraints first, then in the pack's order. */
export function reasonsOf(standing: Standing): Reason[] {
  const { pack } = standing.space.engine.compiled;
  const told = pack.rules.filter((rule): rule is Told => rule.kind !== "warning" && rule.kind !== "risk");
  const requirements = new Map(requirementsOf(standing).map((r) => [r.id, r]));
  return kinds.flatMap((kind) =>
    told
      .filter((rule) => rule.kind === kind)
      .map((rule) => {
        const { level, likely, because, lean } = readingOf(standing, rule);
        const requirement = requirements.get(rule.id);
        return {
          rule: rule.id,
          kind: rule.kind,
          status: level === yes ? "holds" : level === no ? "fails" : "unknown",
          ...(likely === undefined ? {} : { likely }),
          side: sideOf(rule, level, lean),
          because,
          ...toChange(standing, rule, level, likely),
          facts: factsIn(standing, rule),
          source: rule.source,
          at: `${rule.at.file}:${rule.at.line}`,
          binding: requirement ? requirement.binding && (requirement.own === yes || requirement.level !== yes) : true,
        } satisfies Reason;
      }),
  );
}

/** What would turn a rule: the work that meets a requirement, or what lifts an exclusion. */
function toChange({ space }: Standing, rule: Told, level: Level, likely: Reason["likely"]): Pick<Reason, "to_change"> {
  const work =
    rule.kind !== "requirement"
      ? level === yes && rule.toChange
      : level !== yes && remedyOf(space.facts, rule, factNamesIn(rule), level === no || likely === "fails");
  return work ? { to_change: work } : {};
}

interface Reading {
  level: Level;
  likely?: Reason["likely"];
  because: string;
  lean?: number;
}

/** How a rule stands and the sentence that says so. */
function readingOf(standing: Standing, rule: Told): Reading {
  const { compiled } = standing.space.engine;
  const { masks } = standing.space;
  if (rule.kind !== "signal") {
    const node = compiled.nodes.get(rule.id);
    const level = node ? evaluate(node, masks) : no;
    const estimated = node && level === open ? evaluate(node, standing.space.likely) : open;
    if (estimated === open) return { level, because: sentenceOf(rule, level) };
    return { level, likely: estimated === yes ? "holds" : "fails", because: likelySentence(standing, rule, estimated) };
  }
  const signal = compiled.signals.find((s) => s.rule.id === rule.id);
  const reading = signal && readSignal(signal, masks);
  const held = reading?.holds === undefined ? undefined : rule.cases[reading.holds];
  if (held) return { level: yes, because: held.because, lean: held.lean };
  return { level: reading?.open.length ? 1 : no, because: rule.because };
}

function sentenceOf(rule: Told, level: Level): string {
  if (level === yes) return rule.because;
  if (level === no) return rule.becauseNot ?? `Does not hold: ${rule.because}`;
  return `Not known yet whether this holds: ${rule.because}`;
}

/** A verdict rests on what is likely; a reader is told that it is not proven, or that nothing was estimated at all. */
function likelySentence({ space }: Standing, rule: Told, level: Level): string {
  const resting = factNamesIn(rule).flatMap((name) => (space.facts.get(name)?.likely ? [space.facts.get(name)] : []));
  const how = resting.some((fact) => fact?.provenance === "assumed")
    ? "assumed, not known,"
    : "likely, though not proven,";
  return `It is ${how} that ${lowered(sentenceOf(rule, level))}`;
}

/** A sentence within another: its first letter small, names and abbreviations left as they are. */
export const lowered = (text: string): string =>
  /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

function sideOf(rule: Told, level: Level, lean?: number): Reason["side"] {
  if (rule.kind === "signal") return lean ? (lean > 0 ? "self_hosted" : "managed") : "neither";
  if (level === yes) {
    if (rule.kind === "exclusion") return rule.excludes === "managed" ? "self_hosted" : "managed";
    if (rule.kind === "row") return rule.mode === "self_hosted" ? "self_hosted" : "managed";
    return "self_hosted";
  }
  return rule.kind === "requirement" && level === no ? "managed" : "neither";
}

/** Names of the facts that a rule tests, each once, in the order written. */
export function factNamesIn(rule: Rule): readonly string[] {
  const known = named.get(rule) ?? [
    ...new Set(
      conditionsOf(rule)
        .flatMap(atomsOf)
        .map((atom) => atom.fact),
    ),
  ];
  named.set(rule, known);
  return known;
}

/** Rules are few and workloads many. */
const named = new WeakMap<Rule, readonly string[]>();

function factsIn({ space }: Standing, rule: Rule): Reason["facts"] {
  return factNamesIn(rule).map((name) => {
    const fact = space.facts.get(name);
    const value = factValue(space.facts, name);
    return {
      name,
      value: plainValue(value),
      provenance: provenanceOf(fact),
      text: factText(fact),
    };
  });
}
