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

/** Seconds of the parts of prefill, and the share of the time that GPUs work without waiting for one another. */
export interface Prefill {
  /** Matrix products and attention. */
  matrix: number;
  attention: number;
  activation: number;
  /** One reading of the weights, which may take longer than all of these. */
  read: number;
  balance: number;
  overhead: number;
  /** max(matrix + attention + activation, read) ÷ balance + overhead. */
  work: number;
  link: number;
  /** Work and link. */
  total: number;
}

const nothing: Prefill = {
  matrix: 0,
  attention: 0,
  activation: 0,
  read: 0,
  balance: 1,
  overhead: 0,
  work: 0,
  link: 0,
  total: 0,
};

/**
 * Prefill of `requests` requests at once by a tensor-parallel group; nothing where a prefix cache has all input. Equations 5
 * and 6 of docs/sizing.md.
 */
export function prefillSeconds(
  deployment: Deployment,
  shape: Shape,
  requests: number,
  constants: SizingConstants,
): Prefill {
  const { model, gpu, tensorParallel, precision } = deployment;
  const tokens = requests * freshTokens(shape);
  if (tokens <= 0) return nothing;
  const arithmetic = arithmeticOf(storedIn(model, precision), gpu);
  const reached = constants.prefillUtilisation[arithmetic] * (isMoe(model) ? constants.moeUtilisation : 1);
  const matrix = matrixFlops(model, tokens, constants) / (flopsOf(arithmetic, gpu) * reached * tensorParallel);
  const fresh = freshTokens(shape);
  const attention =
    (requests * prefillAttention(model, fresh, shape.inputTokens - fresh)) /
    (flopsOf("bf16", gpu) * constants.attentionUtilisation * tensorParallel);
  const activation = activationSeconds(deployment, tokens, constants);
  const read = readSeconds(deployment, tokens, constants);
  const balance = balanceOf(deployment, constants);
  const overhead = passOverhead(model, constants);
  const work = Math.max(matrix + attention + activation, read) / balance + overhead;
  const link = allReduceSeconds(deployment, tokens, constants);
  return { matrix, attention, activation, read, balance, overhead, work, link, total: work + link };
}
