import type { SizingConstants } from "./constants.js";
import type { Deployment } from "./deployment.js";
import { isLatent } from "./kv.js";
import { isMoe, type Model } from "./model.js";

type Spread = Pick<Deployment, "model" | "tensorParallel" | "parallelism">;

/** Whether each GPU of a group holds whole experts and a copy of everything else (expert with attention data parallelism). */
export const isExpertParallel = ({ model, tensorParallel, parallelism }: Spread): boolean =>
  isMoe(model) && tensorParallel > 1 && (parallelism ?? (isLatent(model) ? "expert" : "tensor")) === "expert";

/** GPUs that share one copy of what all tokens use, and work on the same sequences. */
export const gpusPerCopy = (deployment: Spread): number =>
  isExpertParallel(deployment) ? 1 : deployment.tensorParallel;

/** Copies in a tensor-parallel group of what all tokens use, each with sequences of its own. */
export const copiesOf = (deployment: Deployment): number => deployment.tensorParallel / gpusPerCopy(deployment);

/** Share of the time in which the GPUs of a group are all at work: with expert parallelism they wait for the busiest. */
export const balanceOf = (deployment: Deployment, constants: SizingConstants): number =>
  isExpertParallel(deployment) ? constants.expertBalance : 1;

/** The widest tensor parallelism in which the GPUs of a replica share a model: whole groups, each with whole heads. */
export function widestSplit(model: Model, gpus: number): number {
  let width = gpus;
  while (gpus % width !== 0 || !splitsHeads(model, width)) width -= 1;
  return width;
}

/** KV heads are copied where there are fewer; whole experts on each GPU go with copies of all heads. */
const splitsHeads = (model: Model, tensorParallel: number): boolean =>
  model.heads % gpusPerCopy({ model, tensorParallel }) === 0;
