import type { Flip } from "../assessment/schema.js";
import type { EconomicsData } from "../economics/data.js";
import type { FactValue } from "../facts/fact.js";
import { factValue, plainValue } from "../facts/known.js";
import { formatQuantity } from "../facts/quantity.js";
import { findFact } from "../facts/registry/lookup.js";
import { type FlipFound, flipsOf } from "../flips/flips.js";
import type { ReferenceData } from "../verdict/data.js";
import { factText, valueText } from "../verdict/fact-text.js";
import { factsOf, factsWith } from "../verdict/facts-of.js";
import { onlyMode, standFor } from "../verdict/modes.js";
import { judge, possibleModes } from "../verdict/search.js";
import { type Engine, respaced, type Space, spaceOf } from "../verdict/space.js";
import type { Standing } from "../verdict/standing.js";
import type { Stated } from "../workloads/workload.js";

type StatedFacts = ReadonlyMap<string, Stated>;

/** What judging needs besides the facts. */
export interface Context {
  engine: Engine;
  data: ReferenceData;
  asOf: string;
  /** What costs are estimated from; without it only stated sums are told. */
  economics?: EconomicsData | undefined;
}

/** The space of one set of stated facts, for what is told of them without a verdict. */
export function describedBy({ engine, data, asOf }: Context, stated: StatedFacts): Space {
  return spaceOf(engine, factsOf(stated, data, asOf));
}

/** Judges one set of stated facts: the mode, and exactly which modes the unknown facts still allow. */
export function standingOf(context: Context, stated: StatedFacts): Standing {
  const space = describedBy(context, stated);
  const { modes, proven } = possibleModes(space);
  const mode = standFor(modes, context.engine.policy.base(space.likely));
  return { space, mode, possible: modes, proven, settled: onlyMode(modes) !== undefined };
}

/** Flips of what stands, each judged again with its changes in place. */
export function verifiedFlips({ data, asOf }: Context, { space, mode }: Standing): FlipFound[] {
  return flipsOf(space, mode, (changes) => {
    const { facts, changed } = factsWith(space.facts, changes, data, asOf);
    const next = respaced(space, facts, changed);
    return { mode: judge(next), space: next };
  });
}

/** A flip for the report, its values as a workload file states them. */
export function flipReport({ space }: { space: Space }, { to, changes, distance }: FlipFound, slice?: string): Flip {
  return {
    to,
    distance,
    changes: [...changes].map(([name, value]) => ({
      fact: name,
      title: findFact(name)?.title ?? name,
      from: fileValue(name, factValue(space.facts, name)),
      to: fileValue(name, value),
      from_text: factText(space.facts.get(name)),
      to_text: valueText(name, value),
      ...(slice === undefined ? {} : { slice }),
    })),
  };
}

/** A value as a workload file states it: durations with their unit, all else plain. */
export function fileValue(name: string, value: FactValue | undefined): string | number | boolean | string[] | null {
  if (value === undefined) return null;
  const type = findFact(name)?.type;
  if (typeof value === "number" && type?.kind === "quantity" && type.unit === "ms") return formatQuantity(value, "ms");
  return plainValue(value);
}
