import { activationSeconds } from "./activation.js";
import { prefillAttention } from "./attention.js";
import { allReduceSeconds } from "./communication.js";
import type { SizingConstants } from "./constants.js";
import type { Deployment, Shape } from "./deployment.js";
import { matrixFlops } from "./matrix.js";
import { isMoe } from "./model.js";
import { passOverhead } from "./overhead.js";
import { arithmeticOf, flopsOf } from "./precision.js";
import { balanceOf } from "./spread.js";
import { readSeconds, storedIn } from "./weights.js";

/** Input tokens that have to be computed, those from a prefix cache left out. */
export const freshTokens = (shape: Shape): number => shape.inputTokens * (1 - (shape.cachedInputShare ?? 0));

/** Seconds of prefill of `requests` requests at once, split into the work of the GPUs and that of their link. */
export function prefillSeconds(
  deployment: Deployment,
  shape: Shape,
  requests: number,
  constants: SizingConstants,
): { work: number; link: number } {
  const { model, gpu, tensorParallel, precision } = deployment;
  const tokens = requests * freshTokens(shape);
  if (tokens <= 0) return { work: 0, link: 0 };
  const arithmetic = arithmeticOf(storedIn(model, precision), gpu);
  const reached = constants.prefillUtilisation[arithmetic] * (isMoe(model) ? constants.moeUtilisation : 1);
  const dense = matrixFlops(model, tokens, constants) / (flopsOf(arithmetic, gpu) * reached * tensorParallel);
  const fresh = freshTokens(shape);
  const attention =
    (requests * prefillAttention(model, fresh, shape.inputTokens - fresh)) /
    (flopsOf("bf16", gpu) * constants.attentionUtilisation * tensorParallel);
  const activation = activationSeconds(deployment, tokens, constants);
  const read = readSeconds(deployment, tokens, constants);
  return {
    work:
      Math.max(dense + attention + activation, read) / balanceOf(deployment, constants) +
      passOverhead(model, constants),
    link: allReduceSeconds(deployment, tokens, constants),
  };
}
