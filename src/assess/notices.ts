import type { WorkloadAssessment } from "../assessment/schema.js";
import { evaluate, yes } from "../rules/evaluate.js";
import type { Rule } from "../rules/pack.js";
import { factText } from "../verdict/fact-text.js";
import type { Standing } from "../verdict/standing.js";
import { factNamesIn } from "./reasons.js";
import { shutdownText } from "./shutdown.js";

/** Warnings whose condition is known to hold (guide: G12, G13). What is unknown warns of nothing. */
export function warningsOf(standing: Standing): WorkloadAssessment["warnings"] {
  return holding(standing, "warning").map((rule) => ({
    id: rule.id,
    about: rule.about,
    because: rule.because,
    facts: exposing(standing, rule),
    source: rule.source,
  }));
}

/** Risks that a known fact of this workload exposes it to, under the mode it is bound for (guide: G11). */
export function risksOf(standing: Standing): WorkloadAssessment["risks"] {
  return holding(standing, "risk")
    .filter((rule) => rule.modes === undefined || rule.modes.includes(standing.mode))
    .map((rule) => ({
      id: rule.id,
      because: named(rule.because, shutdownText(standing.space.facts, factNamesIn(rule))),
      mitigation: rule.mitigation,
      exposed_by: exposing(standing, rule),
      source: rule.source,
    }));
}

const named = (because: string, what: string | undefined): string =>
  what === undefined ? because : `${because.replace(/\.$/, "")}: ${what}.`;

function holding<K extends Rule["kind"]>({ space }: Standing, kind: K): Extract<Rule, { kind: K }>[] {
  const { compiled } = space.engine;
  return compiled.pack.rules.filter((rule): rule is Extract<Rule, { kind: K }> => {
    const node = rule.kind === kind ? compiled.nodes.get(rule.id) : undefined;
    return node !== undefined && evaluate(node, space.likely) === yes;
  });
}

function exposing({ space }: Standing, rule: Rule): string[] {
  return factNamesIn(rule).flatMap((name) => {
    const fact = space.facts.get(name);
    return fact?.provenance ? [`${name}: ${factText(fact)}`] : [];
  });
}
