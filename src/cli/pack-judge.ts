import { standingOf } from "../assess/judge.js";
import { stageOf } from "../assess/stage.js";
import type { FactValue } from "../facts/fact.js";
import { atomNodes, compilePack } from "../rules/compile.js";
import type { Truth } from "../rules/condition.js";
import { evaluate, greatest, truthOf } from "../rules/evaluate.js";
import type { Pack } from "../rules/pack.js";
import type { Judge } from "../rules/testing/run.js";
import { modesOf } from "../verdict/modes.js";
import { engineOf } from "../verdict/space.js";
import type { Stated } from "../workloads/workload.js";

/** Judges the cases of a pack's tests with the same engine as `assess`. */
export function judgeFor(pack: Pack): Judge {
  const compiled = compilePack(pack);
  const context = { engine: engineOf(compiled), data: { shutdowns: [], asOf: {} }, asOf: "2000-01-01" };
  const atoms = atomNodes(compiled);
  return (facts) => {
    const standing = standingOf(context, stated(facts));
    const { masks } = standing.space;
    const rules = new Map<string, Truth>();
    for (const [id, node] of compiled.nodes) rules.set(id, truthOf(evaluate(node, masks)));
    for (const { rule, cases } of compiled.signals)
      rules.set(
        rule.id,
        truthOf(
          greatest(
            cases.map((c) => c.node),
            masks,
          ),
        ),
      );
    return {
      mode: standing.mode,
      settled: standing.settled,
      possible: modesOf(standing.possible),
      rung: stageOf(standing).rung,
      rules,
      atoms: new Map(atoms.map(({ at, node }) => [`${at.line}:${at.col}`, truthOf(evaluate(node, masks))])),
    };
  };
}

function stated(facts: ReadonlyMap<string, FactValue>): Map<string, Stated> {
  const at = { file: "", line: 1, col: 1 };
  return new Map([...facts].map(([name, value]) => [name, { value, provenance: "declared", at }]));
}
