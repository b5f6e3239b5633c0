import type { DerivedSpec } from "../facts/derived.js";
import { type Interval, intersect, interval, isEmpty, singleton, wholeDomain } from "../facts/domain.js";
import type { Fact, Facts, FactValue } from "../facts/fact.js";
import { domainOf, factValue } from "../facts/known.js";
import { derived } from "../facts/registry/derived.js";
import { findFact } from "../facts/registry/lookup.js";
import { registry } from "../facts/registry/registry.js";
import type { Stated } from "../workloads/workload.js";
import type { ReferenceData } from "./data.js";

const assumed: readonly [string, Fact][] = registry.flatMap((spec): [string, Fact][] =>
  spec.assumed
    ? [
        [
          spec.name,
          {
            spec,
            domain: interval(spec.assumed.low, spec.assumed.high),
            provenance: "assumed",
            basis: spec.assumed.source,
          },
        ],
      ]
    : [],
);

/**
 * All facts of a workload: what the file states, what is assumed with a source, and what arithmetic, estimates and dated
 * data give. Every other fact is unknown and absent from the map.
 */
export function factsOf(stated: ReadonlyMap<string, Stated>, data: ReferenceData, asOf: string): Facts {
  const facts = new Map<string, Fact>(assumed);
  for (const [name, { value, provenance, at }] of stated) {
    const spec = findFact(name);
    if (spec) facts.set(name, { spec, domain: singleton(spec.type, value), provenance, at });
  }
  for (const spec of derived) if (!facts.has(spec.name)) facts.set(spec.name, deriveFact(spec, facts));
  addShutdown(facts, data, asOf);
  addEstimates(facts, data, asOf);
  return facts;
}

function deriveFact(spec: DerivedSpec, facts: Facts): Fact {
  const domain = spec.image((name) => domainOf(facts, name));
  if (spec.assumption !== undefined) return { spec, domain, provenance: "assumed", basis: spec.assumption };
  const informed = spec.inputs.some((input) => informs(facts.get(input)));
  return { spec, domain, basis: spec.formula, ...(informed ? { provenance: "derived" as const } : {}) };
}

/** What is assumed of every workload alike informs nobody of this one. */
const informs = (fact: Fact | undefined): boolean => fact?.provenance !== undefined && !isDefault(fact);

const isDefault = (fact: Fact): boolean => fact.provenance === "assumed" && fact.at === undefined;

type Writable = Facts & { set(name: string, fact: Fact): void };

/** Puts estimates where nothing is stated, and computes again what rests on them. Returns the names that may differ. */
function addEstimates(facts: Writable, { estimate }: ReferenceData, asOf: string): string[] {
  if (!estimate) return [];
  const estimates = estimate(facts, asOf);
  const changed: string[] = [];
  for (const fact of estimates.facts) {
    if (facts.get(fact.spec.name)?.at) continue;
    facts.set(fact.spec.name, fact);
    changed.push(fact.spec.name);
  }
  for (const spec of derived) {
    const likely = estimates.likely.get(spec.name);
    const rests = spec.inputs.some((input) => changed.includes(input));
    if (!(likely || rests) || facts.get(spec.name)?.at) continue;
    const fact = deriveFact(spec, facts);
    facts.set(spec.name, likely ? narrowed(fact, likely) : fact);
    changed.push(spec.name);
  }
  return changed;
}

/** Facts with some replaced, without copying the rest. */
class Overlay implements Facts {
  readonly #above = new Map<string, Fact>();

  constructor(readonly below: Facts) {}

  get(name: string): Fact | undefined {
    return this.#above.get(name) ?? this.below.get(name);
  }

  set(name: string, fact: Fact): void {
    this.#above.set(name, fact);
  }
}

/** A fact with what is likely of it, as far as that is possible at all. */
function narrowed(fact: Fact, likely: Interval): Fact {
  if (fact.domain.kind !== "interval") return fact;
  const { domain } = fact;
  // both come from the same figures by different sums: rounding alone can put one beside the other
  const inside = (value: number): number => Math.min(domain.hi, Math.max(domain.lo, value));
  const within = intersect(domain, interval(inside(likely.lo), inside(likely.hi)));
  return isEmpty(within) ? fact : { ...fact, likely: within };
}

const nowhere = { file: "", line: 0, col: 0 };

/**
 * The facts as if the file stated these values: what arithmetic makes of them is computed again, the rest is kept.
 * `changed` names every fact that may differ.
 */
export function factsWith(
  facts: Facts,
  changes: ReadonlyMap<string, FactValue>,
  data: ReferenceData,
  asOf: string,
): { facts: Facts; changed: Set<string> } {
  const next = new Overlay(facts);
  const changed = new Set(changes.keys());
  for (const [name, value] of changes) {
    const spec = findFact(name);
    if (spec) next.set(name, { spec, domain: singleton(spec.type, value), provenance: "assumed", at: nowhere });
  }
  for (const spec of derived) {
    if (next.get(spec.name)?.at || !spec.inputs.some((input) => changed.has(input))) continue;
    next.set(spec.name, deriveFact(spec, next));
    changed.add(spec.name);
  }
  if (changed.has("current.model")) {
    addShutdown(next, data, asOf);
    changed.add("current.days_to_shutdown");
  }
  for (const name of addEstimates(next, data, asOf)) changed.add(name);
  return { facts: next, changed };
}

const day = 86_400_000;

function addShutdown(facts: Writable, data: ReferenceData, asOf: string): void {
  const spec = findFact("current.days_to_shutdown");
  const model = factValue(facts, "current.model");
  if (!spec || typeof model !== "string") return;
  const entry = data.shutdowns.find(({ models }) => models.includes(model.toLowerCase()));
  if (!entry) {
    facts.set(spec.name, { spec, domain: wholeDomain(spec.type) });
    return;
  }
  const days = Math.round((Date.parse(entry.date) - Date.parse(asOf)) / day);
  const basis = `${entry.provider} shuts down ${model} on ${entry.date} (${entry.source})`;
  facts.set(spec.name, { spec, domain: singleton(spec.type, days), provenance: "derived", basis });
}
