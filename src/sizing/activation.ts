import type { SizingConstants } from "./constants.js";
import type { Deployment } from "./deployment.js";

/**
 * Seconds in which activations of `tokens` tokens cross memory: 16-bit hidden states, in each layer for the token itself and
 * for each expert it is routed to. Small beside the arithmetic of dense models, not of many small experts.
 */
export function activationSeconds(
  { model, gpu, tensorParallel }: Deployment,
  tokens: number,
  constants: SizingConstants,
): number {
  const states = constants.activationPasses * (1 + model.expertsPerToken);
  return (tokens * states * model.hidden * 2 * model.layers) / (gpu.bandwidthGbPerS * 1e9 * tensorParallel);
}
