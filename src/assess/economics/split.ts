import { hybrid } from "../../costs/hybrid.js";
import type { CostModel } from "../../costs/option.js";
import { managedModel, type Study } from "../../economics/study.js";
import type { Mode } from "../../rules/pack.js";

/**
 * The cost of a workload whose slices go different ways, each priced on its own facts, people counted once. Undefined
 * where the slices go one way, or one of them cannot be priced.
 */
export function splitOf(slices: readonly { mode: Mode; study: Study }[]): CostModel | undefined {
  if (new Set(slices.map(({ mode }) => mode)).size < 2) return undefined;
  const models = slices.map(({ mode, study }) => {
    if (mode === "self_hosted") return study.own[0]?.model;
    return mode === "managed" && study.best ? managedModel(study.best) : undefined;
  });
  const priced = models.flatMap((model) => model ?? []);
  return priced.length === slices.length ? hybrid("hybrid", priced) : undefined;
}
