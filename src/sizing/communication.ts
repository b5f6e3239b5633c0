import type { SizingConstants } from "./constants.js";
import type { Deployment } from "./deployment.js";
import { type Arithmetic, arithmeticOf } from "./precision.js";
import { isExpertParallel } from "./spread.js";
import { storedIn } from "./weights.js";

/** GB/s each direction of PCIe 5.0 with 16 lanes: a link no faster than that has no switch that reduces. */
const fastestPcie = 64;

/** Bytes of a number as it is sent to experts: in the precision that they multiply in, block scales included. */
const dispatched: Readonly<Record<Arithmetic, number>> = { bf16: 2, fp8: 1, fp4: 0.5 + 1 / 16 };

/**
 * Seconds that the GPUs of a group spend in one pass over `tokens` tokens on telling each other their results. Tensor
 * parallelism: two all-reduces a layer, each moving 2·(t−1)/t of the 16-bit hidden states over the link (ring all-reduce).
 * Expert parallelism: an all-gather of what the experts take in and a reduce-scatter of their 16-bit results, (t−1)/t each.
 */
export function allReduceSeconds(deployment: Deployment, tokens: number, constants: SizingConstants): number {
  const { model, gpu, tensorParallel } = deployment;
  if (tensorParallel <= 1) return 0;
  const units = arithmeticOf(storedIn(model, deployment.precision), gpu);
  const bytesACall = isExpertParallel(deployment) ? (dispatched[units] + 2) / 2 : 2 * 2;
  const bytes = ((tensorParallel - 1) / tensorParallel) * tokens * model.hidden * bytesACall;
  const gbPerS = gpu.linkGbPerS ?? constants.unknownLinkGbPerS;
  const link = gbPerS * 1e9 * (gbPerS > fastestPcie ? constants.linkUse : constants.pcieUse);
  return 2 * model.layers * (constants.allReduceUs * 1e-6 + bytes / link);
}
