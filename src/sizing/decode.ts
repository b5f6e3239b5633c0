import { activationSeconds } from "./activation.js";
import { decodeAttention } from "./attention.js";
import { allReduceSeconds } from "./communication.js";
import type { SizingConstants } from "./constants.js";
import type { Deployment } from "./deployment.js";
import { kvBytes, kvCopies } from "./kv.js";
import { matrixFlops } from "./matrix.js";
import { isMoe } from "./model.js";
import { passOverhead, sequenceOverhead } from "./overhead.js";
import { arithmeticOf, flopsOf } from "./precision.js";
import { balanceOf, copiesOf, gpusPerCopy } from "./spread.js";
import { readSeconds, storedIn } from "./weights.js";

/** Seconds of the parts of one decode step, and the share of the time that GPUs work without waiting for one another. */
export interface Step {
  weights: number;
  kv: number;
  activation: number;
  /** Weights, KV cache and activations. */
  memory: number;
  arithmetic: number;
  balance: number;
  overhead: number;
  link: number;
  total: number;
}

/**
 * One decode step of a tensor-parallel group with `sequences` sequences of `context` tokens each:
 * (max(memory, arithmetic) + overlapLoss · min(memory, arithmetic)) ÷ balance + overhead + link, where the balance is
 * `expertBalance` with expert parallelism and 1 without. Equations 2 to 4 and 6 of docs/sizing.md.
 */
export function decodeStep(
  deployment: Deployment,
  sequences: number,
  context: number,
  constants: SizingConstants,
): Step {
  const { model, gpu, tensorParallel, precision, kvPrecision } = deployment;
  const bandwidth = gpu.bandwidthGbPerS * 1e9 * tensorParallel;
  const weights = readSeconds(deployment, sequences, constants);
  const kv =
    (sequences * kvBytes(model, kvPrecision, context) * kvCopies(model, gpusPerCopy(deployment))) /
    (bandwidth * constants.kvBandwidth);
  const units = arithmeticOf(storedIn(model, precision), gpu);
  const reached = constants.decodeUtilisation[units] * (isMoe(model) ? constants.moeUtilisation : 1);
  const arithmetic =
    matrixFlops(model, sequences, constants) / (flopsOf(units, gpu) * reached * tensorParallel) +
    (sequences * decodeAttention(model, context)) /
      (flopsOf("bf16", gpu) * constants.attentionUtilisation * tensorParallel);
  const activation = activationSeconds(deployment, sequences, constants);
  const overhead =
    passOverhead(model, constants) + sequenceOverhead(Math.max(1, sequences / copiesOf(deployment)), constants);
  const link = allReduceSeconds(deployment, sequences, constants);
  const memory = weights + kv + activation;
  const work = Math.max(memory, arithmetic) + constants.overlapLoss * Math.min(memory, arithmetic);
  const balance = balanceOf(deployment, constants);
  const total = work / balance + overhead + link;
  return { weights, kv, activation, memory, arithmetic, balance, overhead, link, total };
}
