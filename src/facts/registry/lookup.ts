import type { DerivedSpec } from "../derived.js";
import type { FactSpec } from "../fact.js";
import { derived } from "./derived.js";
import { registry } from "./registry.js";

const derivedByName: ReadonlyMap<string, DerivedSpec> = new Map(derived.map((spec) => [spec.name, spec]));

const all: ReadonlyMap<string, FactSpec> = new Map([...derived, ...registry].map((spec) => [spec.name, spec]));

/** Any fact a rule may test, stated or derived. */
export function findFact(name: string): FactSpec | undefined {
  return all.get(name);
}

/** The arithmetic behind a fact, where there is some. */
export function findDerived(name: string): DerivedSpec | undefined {
  return derivedByName.get(name);
}

/** Names of all facts that a rule may test, registry order first. */
export function factNames(): string[] {
  return [...registry.map((spec) => spec.name), ...derived.map((spec) => spec.name).filter((name) => !isStated(name))];
}

const statedNames = new Set(registry.map((spec) => spec.name));

function isStated(name: string): boolean {
  return statedNames.has(name);
}
