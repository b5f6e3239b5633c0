import { type Domain, knownValue, wholeDomain } from "./domain.js";
import type { Fact, Facts, FactValue, Provenance } from "./fact.js";
import { findFact } from "./registry/lookup.js";

/** What is possible for a fact, stated or not. */
export function domainOf(facts: Facts, name: string): Domain {
  const fact = facts.get(name);
  if (fact) return fact.domain;
  const spec = findFact(name);
  if (!spec) throw new Error(`no fact ${name}`);
  return wholeDomain(spec.type);
}

/** The value of a fact where it is known. */
export function factValue(facts: Facts, name: string): FactValue | undefined {
  const fact = facts.get(name);
  return fact && knownValue(fact.spec.type, fact.domain);
}

/** A stated word of a fact, e.g. a model's name. */
export function wordOf(facts: Facts, name: string): string | undefined {
  const value = factValue(facts, name);
  return typeof value === "string" ? value : undefined;
}

/** Words of a known fact with several, or undefined where it is unknown. */
export function wordsOf(facts: Facts, name: string): readonly string[] | undefined {
  const value = factValue(facts, name);
  return Array.isArray(value) ? value : undefined;
}

export const provenanceOf = (fact: Fact | undefined): Provenance | "unknown" => fact?.provenance ?? "unknown";

/** A value as plain JSON; null where it is not known. */
export function plainValue(value: FactValue | undefined): number | string | boolean | string[] | null {
  if (value === undefined) return null;
  return typeof value === "object" ? [...value] : value;
}
