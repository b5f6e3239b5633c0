import type { Band, SizingConstants } from "./constants.js";
import type { Basis, Deployment } from "./deployment.js";
import { isMoe } from "./model.js";

/** Whether measurements of this GPU stand behind the estimate. */
export const basisOf = (deployment: Deployment, constants: SizingConstants): Basis =>
  constants.measuredGpus.includes(deployment.gpu.id) ? "fitted" : "extrapolated";

/** Multiples of the predicted throughput between which four in five measured rows lie that were never fitted. */
export function bandOf(deployment: Deployment, constants: SizingConstants): Band {
  const { amd, extrapolated, moe, dense } = constants.bands;
  if (deployment.gpu.vendor === "amd") return amd;
  if (basisOf(deployment, constants) === "extrapolated") return extrapolated;
  return isMoe(deployment.model) ? moe : dense;
}
