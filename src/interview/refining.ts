import type { Context } from "../assess/context.js";
import { profileFacts } from "../economics/profile.js";
import type { FactSpec, FactValue } from "../facts/fact.js";
import { findSpec, registry } from "../facts/registry/registry.js";
import { factsWith } from "../verdict/facts-of.js";
import { isOpen, respaced } from "../verdict/space.js";
import type { Standing } from "../verdict/standing.js";
import type { NextFact } from "./open-facts.js";
import type { Outlook } from "./outlook.js";
import { sampleValues } from "./sample-values.js";

/** Facts that estimates are made from, in the order of the registry. */
const estimatedFrom: readonly FactSpec[] = registry.filter(({ name }) => profileFacts.includes(name));

/**
 * A fact that no rule tests and that still matters, because an estimate which a rule tests comes out otherwise for one of
 * its values. Each is tried out: a fact for which no value tried makes a difference is not asked for.
 */
export function refining(
  context: Context,
  { parts }: Outlook,
  isAskable: (fact: string) => boolean,
): NextFact | undefined {
  for (const { name } of estimatedFrom) {
    if (!isAskable(name)) continue;
    const [towards] = parts.flatMap((standing) => moved(context, standing, name));
    if (towards !== undefined) return { fact: name, towards };
  }
  return undefined;
}

/** Facts that are open and decide, and of which other cells would be possible or likely if this one had a value. */
function moved(context: Context, { space, settled }: Standing, name: string): string[] {
  const spec = settled ? undefined : findSpec(name);
  const found = (spec ? sampleValues(spec) : []).flatMap((value: FactValue) => {
    const { facts, changed } = factsWith(space.facts, new Map([[name, value]]), context.data, context.asOf);
    const next = respaced(space, facts, changed);
    return space.engine.compiled.variables.flatMap((variable) => {
      const { index, spec: fact } = variable;
      const same = next.masks[index] === space.masks[index] && next.likely[index] === space.likely[index];
      return same || !space.engine.decides[index] || !isOpen(space.masks, variable) ? [] : [fact.name];
    });
  });
  return [...new Set(found)];
}
