import type { SizingConstants } from "./constants.js";
import type { Deployment } from "./deployment.js";
import { isLatent } from "./kv.js";
import { isMoe } from "./model.js";

/** Whether each GPU of a group holds whole experts and a copy of everything else (expert with attention data parallelism). */
export const isExpertParallel = ({ model, tensorParallel, parallelism }: Deployment): boolean =>
  isMoe(model) && tensorParallel > 1 && (parallelism ?? (isLatent(model) ? "expert" : "tensor")) === "expert";

/** GPUs that share one copy of what all tokens use, and work on the same sequences. */
export const gpusPerCopy = (deployment: Deployment): number =>
  isExpertParallel(deployment) ? 1 : deployment.tensorParallel;

/** Copies in a tensor-parallel group of what all tokens use, each with sequences of its own. */
export const copiesOf = (deployment: Deployment): number => deployment.tensorParallel / gpusPerCopy(deployment);

/** Share of the time in which the GPUs of a group are all at work: with expert parallelism they wait for the busiest. */
export const balanceOf = (deployment: Deployment, constants: SizingConstants): number =>
  isExpertParallel(deployment) ? constants.expertBalance : 1;
