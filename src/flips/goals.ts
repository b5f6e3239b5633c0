import type { CompiledPack } from "../rules/compile.js";
import { evaluate, type Node, yes } from "../rules/evaluate.js";
import type { Mode } from "../rules/pack.js";
import type { Space } from "../verdict/space.js";
import { combine, type Repair, repairs } from "./repair.js";

/** Sets of edits that should lead to `target` by a pack's hit policy, each to be verified by judging again. */
export function waysTo(space: Space, target: Mode): Repair[] {
  const { compiled } = space.engine;
  return compiled.pack.hitPolicy === "first" ? rowWays(space, target) : weighedWays(space, compiled, target);
}

/** Edits after which the condition does not hold; nothing to do where it is not known to hold. */
const lift = (space: Space, node: Node): readonly Repair[] =>
  evaluate(node, space.likely) === yes ? repairs(space, node, false) : combine([]);

const hold = (space: Space, node: Node): readonly Repair[] => repairs(space, node, true);

function weighedWays(space: Space, compiled: CompiledPack, target: Mode): Repair[] {
  const { excludesManaged, excludesSelfHosted, drivers } = compiled;
  const { always: all, whenForced: forced } = compiled.required;
  const liftAll = (nodes: readonly Node[]) => nodes.map((node) => lift(space, node));
  const holdAny = (nodes: readonly Node[]) => hold(space, { op: "any", of: nodes });
  const forcing = excludesManaged.map((node) => hold(space, node));
  switch (target) {
    case "self_hosted":
      return [
        ...combine([
          ...liftAll(excludesManaged),
          ...liftAll(excludesSelfHosted),
          ...all.map((node) => hold(space, node)),
          holdAny(drivers),
        ]),
        ...forcing.flatMap((force) =>
          combine([force, ...liftAll(excludesSelfHosted), ...forced.map((node) => hold(space, node))]),
        ),
      ];
    case "managed": {
      const free = liftAll(excludesManaged);
      return [
        // where managed was excluded, lifting that alone may do
        ...combine(free),
        ...excludesSelfHosted.flatMap((node) => combine([...free, hold(space, node)])),
        ...all.flatMap((node) => combine([...free, lift(space, node)])),
        ...combine([...free, ...liftAll(drivers)]),
      ];
    }
    case "blocked":
      return forcing.flatMap((force) => [
        ...combine([force]),
        ...excludesSelfHosted.flatMap((node) => combine([force, hold(space, node)])),
        ...forced.flatMap((node) => combine([force, lift(space, node)])),
      ]);
    case "hybrid":
      return [];
  }
}

function rowWays(space: Space, target: Mode): Repair[] {
  const { rows, pack } = space.engine.compiled;
  const earlier = (count: number) => rows.slice(0, count).map((row) => lift(space, row.node));
  const ways = rows.flatMap((row, i) => (row.mode === target ? combine([...earlier(i), hold(space, row.node)]) : []));
  return pack.otherwise === target ? [...ways, ...combine(earlier(rows.length))] : ways;
}
