import type { DerivedSpec } from "../facts/derived.js";
import { type Domain, type Interval, interval, knownValue, singleton, wholeDomain } from "../facts/domain.js";
import type { Fact, Facts, FactValue, Provenance } from "../facts/fact.js";
import { formatQuantity } from "../facts/quantity.js";
import { derived } from "../facts/registry/derived.js";
import { findFact } from "../facts/registry/lookup.js";
import { registry } from "../facts/registry/registry.js";
import type { Stated, Workload } from "../workloads/workload.js";
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
 * All facts of a workload: what the file states, what is assumed with a source, and what arithmetic and dated data give.
 * Every other fact is unknown and absent from the map.
 */
export function factsOf(stated: ReadonlyMap<string, Stated>, data: ReferenceData, asOf: string): Facts {
  const facts = new Map<string, Fact>(assumed);
  for (const [name, { value, provenance, at }] of stated) {
    const spec = findFact(name);
    if (spec) facts.set(name, { spec, domain: singleton(spec.type, value), provenance, at });
  }
  for (const spec of derived) if (!facts.has(spec.name)) facts.set(spec.name, deriveFact(spec, facts));
  addShutdown(facts, data, asOf);
  return facts;
}

function deriveFact(spec: DerivedSpec, facts: Facts): Fact {
  const domain = spec.image((name) => facts.get(name)?.domain ?? whole(name));
  const informed = spec.inputs.some((input) => facts.get(input)?.at !== undefined);
  return { spec, domain, basis: spec.formula, ...(informed ? { provenance: "derived" as const } : {}) };
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
  return { facts: next, changed };
}

function whole(name: string): Domain {
  const spec = findFact(name);
  if (!spec) throw new Error(`no fact ${name}`);
  return wholeDomain(spec.type);
}

const day = 86_400_000;

function addShutdown(facts: Facts & { set(name: string, fact: Fact): void }, data: ReferenceData, asOf: string): void {
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

export const provenanceOf = (fact: Fact | undefined): Provenance | "unknown" => fact?.provenance ?? "unknown";

/** What is known of a fact, as people write it: `1.6B`, `passed`, `0.5 to 2`, `unknown`. */
export function factText(fact: Fact | undefined): string {
  if (!fact?.provenance) return "unknown";
  const { spec, domain } = fact;
  const known = knownValue(spec.type, domain);
  if (known !== undefined) return valueText(fact.spec.name, known);
  if (domain.kind === "choices") return domain.values.join(" or ");
  if (domain.kind !== "interval" || spec.type.kind !== "quantity") return "unknown";
  const write = (n: number): string => valueText(spec.name, n);
  if (!Number.isFinite(domain.hi) || beyondUse(domain))
    return `${domain.loOpen ? "more than" : "at least"} ${write(domain.lo)}`;
  return `${write(domain.lo)} to ${write(domain.hi)}`;
}

/** An upper end that only the range of an unknown input gives says nothing worth reading. */
const beyondUse = ({ lo, hi }: Interval): boolean => lo > 0 && hi / lo > 1_000;

/** One value of a fact, as people write it. */
export function valueText(name: string, value: FactValue): string {
  const type = findFact(name)?.type;
  if (type?.kind === "quantity" && typeof value === "number") return formatQuantity(value, type.unit);
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.join(", ");
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value);
}

const volumeParts = ["traffic.requests_per_month", "traffic.input_tokens", "traffic.output_tokens"];

/** What a slice states, with the workload's facts under it: its own win, and volumes shrink with the share. */
export function statedBySlice(workload: Workload, slice: Workload["slices"][number]): Map<string, Stated> {
  const merged = new Map(slice.stated);
  // a slice that describes its own traffic would otherwise contradict its share of the workload's total
  const ownTraffic = volumeParts.some((name) => slice.stated.has(name));
  for (const [name, entry] of workload.stated) {
    if (merged.has(name) || (ownTraffic && name === "traffic.tokens_per_month")) continue;
    const extensive = findFact(name)?.extensive && typeof entry.value === "number";
    merged.set(name, extensive ? { ...entry, value: Number(entry.value) * slice.share, provenance: "derived" } : entry);
  }
  return merged;
}
