import type { Reason, ReportedFact, WorkloadAssessment } from "../assessment/schema.js";
import type { Facts } from "../facts/fact.js";
import { factValue, plainValue, provenanceOf, wordOf } from "../facts/known.js";
import { factNames, findFact } from "../facts/registry/lookup.js";
import { unitLabel } from "../facts/unit.js";
import { everyCell } from "../rules/cells.js";
import { factText } from "../verdict/fact-text.js";
import { modesOf } from "../verdict/modes.js";
import type { Space } from "../verdict/space.js";
import type { Standing } from "../verdict/standing.js";
import { unknownsOf } from "../verdict/unknowns.js";
import { headlineOf } from "./headline.js";
import { howToLearn } from "./settling.js";

export function verdictOf(standing: Standing, reasons: readonly Reason[]): WorkloadAssessment["verdict"] {
  return {
    mode: standing.mode,
    settled: standing.settled,
    possible: modesOf(standing.possible),
    proven: standing.proven,
    headline: headlineOf(standing, reasons),
  };
}

/** Every fact that is not unknown, in the registry's order; arithmetic only where it narrows something down. */
export function reportedFacts(space: Space): ReportedFact[] {
  return factNames().flatMap((name) => {
    const fact = space.facts.get(name);
    if (!fact?.provenance || !informs(space, name)) return [];
    const value = factValue(space.facts, name);
    const { type, title } = fact.spec;
    return [
      {
        name,
        title,
        value: plainValue(value),
        text: factText(fact),
        ...(type.kind === "quantity" ? { unit: unitLabel[type.unit] } : {}),
        provenance: provenanceOf(fact),
        ...(fact.basis === undefined ? {} : { basis: fact.basis }),
        ...(fact.at === undefined ? {} : { at: `${fact.at.file}:${fact.at.line}` }),
      },
    ];
  });
}

/** A derived range that leaves every cell open says nothing that belongs in a report. */
function informs({ engine, facts, masks }: Space, name: string): boolean {
  if (isMeaningless(facts, name)) return false;
  const fact = facts.get(name);
  if (fact?.provenance !== "derived" || fact.likely || factValue(facts, name) !== undefined) return true;
  return engine.compiled
    .variablesOf(name)
    .some((v) => masks[v] !== everyCell(engine.compiled.variables[v] ?? { cells: [] }));
}

export function reportedUnknowns({ space, mode, possible }: Standing): WorkloadAssessment["unknowns"] {
  const { facts } = space;
  return unknownsOf(space, mode, possible)
    .filter(({ fact }) => !isMeaningless(facts, fact))
    .map(({ fact, couldChange, alone }) => {
      const spec = findFact(fact);
      const estimated = facts.get(fact)?.provenance !== undefined;
      return {
        fact,
        title: spec?.title ?? fact,
        ...(estimated ? { estimate: factText(facts.get(fact)) } : {}),
        could_change_verdict: couldChange,
        alone: [...alone],
        question: spec?.question ?? "",
        how_to_learn: howToLearn(facts, fact),
      };
    });
}

/** Who runs it already pays no managed bill that a managed way could be a share of: nothing stated could tell it. */
const isMeaningless = (facts: Facts, name: string): boolean =>
  name === "economics.best_managed_to_current" &&
  wordOf(facts, "current.mode") === "self_hosted" &&
  facts.get(name)?.provenance === "assumed";

export function currentMode(facts: Facts): WorkloadAssessment["current_mode"] {
  const mode = factValue(facts, "current.mode");
  return mode === "managed" || mode === "self_hosted" || mode === "hybrid" ? mode : "unknown";
}
