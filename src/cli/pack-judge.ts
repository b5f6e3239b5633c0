import { standingOf } from "../assess/judge.js";
import { stageOf } from "../assess/stage.js";
import type { FactValue } from "../facts/fact.js";
import type { CompiledPack } from "../rules/compile.js";
import type { Judge } from "../rules/testing/outcome.js";
import { modesOf } from "../verdict/modes.js";
import { engineOf } from "../verdict/space.js";
import type { Stated } from "../workloads/workload.js";

/** Judges the cases of a pack's tests with the same engine as `assess`. */
export function judgeFor(compiled: CompiledPack): Judge {
  // cases state all that they rest on: no dated data, and no clock
  const context = { engine: engineOf(compiled), data: { shutdowns: [], asOf: {} }, asOf: "2000-01-01" };
  return (facts) => {
    const standing = standingOf(context, stated(facts));
    return {
      mode: standing.mode,
      settled: standing.settled,
      possible: modesOf(standing.possible),
      rung: stageOf(standing).rung,
      masks: standing.space.masks,
    };
  };
}

function stated(facts: ReadonlyMap<string, FactValue>): Map<string, Stated> {
  const at = { file: "", line: 1, col: 1 };
  return new Map([...facts].map(([name, value]) => [name, { value, provenance: "declared", at }]));
}
