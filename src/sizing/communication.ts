import type { SizingConstants } from "./constants.js";
import type { Deployment } from "./deployment.js";

/** GB/s each direction of PCIe 5.0 with 16 lanes: a link no faster than that has no switch that reduces. */
const fastestPcie = 64;

/**
 * Seconds that one pass over `tokens` tokens spends on all-reduce: two a layer, each moving 2·(t−1)/t of the 16-bit
 * hidden states over the link (ring all-reduce). None without tensor parallelism.
 */
export function allReduceSeconds(deployment: Deployment, tokens: number, constants: SizingConstants): number {
  const { model, gpu, tensorParallel } = deployment;
  if (tensorParallel <= 1) return 0;
  const bytes = ((2 * (tensorParallel - 1)) / tensorParallel) * tokens * model.hidden * 2;
  const gbPerS = gpu.linkGbPerS ?? constants.unknownLinkGbPerS;
  const link = gbPerS * 1e9 * (gbPerS > fastestPcie ? constants.linkUse : constants.pcieUse);
  return 2 * model.layers * (constants.allReduceUs * 1e-6 + bytes / link);
}
