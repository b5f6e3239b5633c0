import type { Flip } from "../assessment/schema.js";
import type { FactValue } from "../facts/fact.js";
import { factValue, plainValue } from "../facts/known.js";
import { formatQuantity } from "../facts/quantity.js";
import { findFact } from "../facts/registry/lookup.js";
import { type FlipFound, flipsOf, type Reassess } from "../flips/flips.js";
import { factText, valueText } from "../verdict/fact-text.js";
import { factsOf, factsWith } from "../verdict/facts-of.js";
import { onlyMode, standFor } from "../verdict/modes.js";
import { judge, possibleModes } from "../verdict/search.js";
import { respaced, type Space, spaceOf } from "../verdict/space.js";
import type { Standing } from "../verdict/standing.js";
import type { Stated } from "../workloads/workload.js";
import type { Context } from "./context.js";
import { volumeFlips } from "./volume-flips.js";

type StatedFacts = ReadonlyMap<string, Stated>;

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
export function verifiedFlips(context: Context, standing: Standing): FlipFound[] {
  const { space, mode } = standing;
  const reassess: Reassess = (changes) => {
    const { facts, changed } = factsWith(space.facts, changes, context.data, context.asOf);
    const next = respaced(space, facts, changed);
    return { mode: judge(next), space: next };
  };
  return withVolume(flipsOf(space, mode, reassess), volumeFlips(context, standing, reassess));
}

/** Flips by volume beside the others: one change is as short as a flip can be, so it takes a place among the nearest. */
function withVolume(flips: readonly FlipFound[], byVolume: readonly FlipFound[]): FlipFound[] {
  const known = new Set(flips.map(keyOf));
  return [...flips, ...byVolume.filter((flip) => !known.has(keyOf(flip)))].sort(
    (a, b) => a.changes.size - b.changes.size || a.distance - b.distance || (a.to < b.to ? -1 : 1),
  );
}

const keyOf = ({ to, changes }: FlipFound): string => `${to} ${[...changes.keys()].sort().join()}`;

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
