import type { DerivedSpec } from "../facts/derived.js";
import { type Domain, interval, wholeDomain } from "../facts/domain.js";
import type { Fact } from "../facts/fact.js";
import { findDerived, findFact } from "../facts/registry/lookup.js";

function specOf(name: string) {
  const spec = findFact(name);
  if (!spec) throw new Error(`no fact ${name} to estimate`);
  return spec;
}

/** An estimate that nothing learned later can pass. */
export const known = (name: string, domain: Domain, basis: string): Fact => ({
  spec: specOf(name),
  domain,
  provenance: "derived",
  basis,
});

/** An estimate that facts which nobody states yet may move anywhere. */
export const likely = (name: string, domain: Domain, basis: string): Fact => {
  const spec = specOf(name);
  return { spec, domain: wholeDomain(spec.type), likely: domain, provenance: "derived", basis };
};

/** A fact that nothing is known of. */
export function unknown(name: string): Fact {
  const spec = specOf(name);
  return { spec, domain: wholeDomain(spec.type) };
}

/** A fact of which the registry has a sourced range: that stands where nothing is known of it. */
export function sourced(name: string): Fact {
  const { assumed } = specOf(name);
  if (!assumed) throw new Error(`nothing is assumed of ${name}`);
  return {
    spec: specOf(name),
    domain: interval(assumed.low, assumed.high),
    provenance: "assumed",
    basis: assumed.source,
  };
}

/**
 * What is assumed where nothing was estimated, as the registry has it. It stands for today; what learning the missing
 * facts could bring is all that is possible.
 */
export function assumption(name: string): Fact {
  const spec: DerivedSpec | undefined = findDerived(name);
  if (spec?.assumption === undefined) throw new Error(`no assumption for ${name}`);
  const domain = wholeDomain(spec.type);
  return { spec, domain, likely: spec.image(() => domain), provenance: "assumed", basis: spec.assumption };
}
