import { evaluate, greatest, type Level, no, open, yes } from "../rules/evaluate.js";
import type { Mode } from "../rules/pack.js";
import { barLevel } from "./balance.js";
import type { ModeSet } from "./modes.js";
import type { Space } from "./space.js";

/** One workload or slice, judged. */
export interface Standing {
  space: Space;
  mode: Mode;
  possible: ModeSet;
  proven: boolean;
  settled: boolean;
}

/** Whether a reason to leave managed holds: an exclusion of it, or a driver. */
export function reasonToMove({ space, mode, settled }: Standing): Level {
  const { compiled } = space.engine;
  if (compiled.pack.hitPolicy === "first") return mode !== "managed" ? yes : settled ? no : open;
  return greatest([...compiled.excludesManaged, ...compiled.drivers], space.likely);
}

/** Whether an exclusion takes managed away. */
export function managedExcluded({ space }: Pick<Standing, "space">): Level {
  return greatest(space.engine.compiled.excludesManaged, space.likely);
}

export interface RequirementStanding {
  id: string;
  /** The requirement itself. */
  own: Level;
  /** With what stands in for it. */
  level: Level;
  /** False where an exclusion lifts it. */
  binding: boolean;
}

/** How each requirement stands, in the order of their ids. */
export function requirementsOf(standing: Standing): RequirementStanding[] {
  const { compiled } = standing.space.engine;
  const { likely } = standing.space;
  const forced = managedExcluded(standing) === yes;
  return compiled.requirements.map(({ rule, own, node }) => ({
    id: rule.id,
    own: evaluate(own, likely),
    level: evaluate(node, likely),
    binding: !(forced && rule.whenForced === "reported"),
  }));
}

/** The least level of all binding requirements, and of the balance where nothing forces the move. */
export function readiness(standing: Standing): Level {
  const levels = requirementsOf(standing).flatMap((r) => (r.binding ? [r.level] : []));
  const { compiled } = standing.space.engine;
  const barred = greatest(compiled.excludesSelfHosted, standing.space.likely);
  if (managedExcluded(standing) !== yes) levels.push(barLevel(compiled, standing.space.likely));
  levels.push((2 - barred) as Level);
  return levels.includes(no) ? no : levels.includes(open) ? open : yes;
}
