import { interval } from "../../facts/domain.js";
import type { Fact, Facts } from "../../facts/fact.js";
import { findFact } from "../../facts/registry/lookup.js";
import { yes } from "../../rules/evaluate.js";
import { judge } from "../../verdict/search.js";
import { respaced, type Space } from "../../verdict/space.js";
import { requirementsOf, type Standing } from "../../verdict/standing.js";
import { factNamesIn } from "../reasons.js";

const utilisation = "economics.utilisation";
const ratio = "economics.self_hosted_to_managed";

/** What a pool changes of a member's economics: the busy share, and its cost over that of the managed ways. */
export interface PoolFigures {
  utilisation: { low: number; high: number };
  /** Absent where a member has no bill. */
  ratio?: { low: number; high: number };
}

/** No pool is busier or cheaper than this. */
const ideal: PoolFigures = { utilisation: { low: 1, high: 1 }, ratio: { low: 0, high: 0 } };

/**
 * Whether only its economics alone keep a workload managed, an idle fleet among them: a requirement on the busy share is
 * not met, and in the best pool that could be, the verdict would be another one.
 */
export function couldJoin(standing: Standing): boolean {
  if (standing.mode !== "managed") return false;
  return (
    missingOf(standing).some(({ facts }) => facts.includes(utilisation)) &&
    judge(spaceIn(standing, ideal)) === "self_hosted"
  );
}

/** The requirements that a member misses alone and that would hold with the pool's figures, as the pack words them. */
export function heldByPool(standing: Standing, figures: PoolFigures): string[] {
  const still = new Set(missingOf({ ...standing, space: spaceIn(standing, figures) }).map(({ id }) => id));
  return missingOf(standing).flatMap(({ id, because }) => (still.has(id) ? [] : [because]));
}

/** The facts with the pool's figures in the place of the workload's own. */
function spaceIn({ space }: Standing, figures: PoolFigures): Space {
  const changed = new Map<string, Fact>();
  for (const [name, range] of [
    [utilisation, figures.utilisation],
    [ratio, figures.ratio],
  ] as const) {
    const spec = findFact(name);
    if (spec && range) {
      // as if stated, so that no arithmetic on the workload's own costs takes it back
      changed.set(name, { spec, domain: interval(range.low, range.high), provenance: "assumed", at: nowhere });
    }
  }
  const facts: Facts = { get: (name) => changed.get(name) ?? space.facts.get(name) };
  return respaced(space, facts, changed.keys());
}

const nowhere = { file: "", line: 0, col: 0 };

/** Requirements that are not shown to hold, waived and lifted ones left out. */
function missingOf(standing: Standing): { id: string; because: string; facts: readonly string[] }[] {
  const stands = new Map(requirementsOf(standing).map((requirement) => [requirement.id, requirement]));
  return standing.space.engine.compiled.requirements.flatMap(({ rule }) => {
    const stand = stands.get(rule.id);
    return stand?.binding && stand.level !== yes
      ? [{ id: rule.id, because: rule.because, facts: factNamesIn(rule) }]
      : [];
  });
}
