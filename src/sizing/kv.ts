import type { Model } from "./model.js";
import { bytesPerWeight, type Precision } from "./precision.js";

/** Bytes of KV cache that one token takes while no window has dropped it. */
export const kvBytesPerToken = (model: Model, precision: Precision): number =>
  model.kvElementsPerToken * bytesPerWeight[precision];

/** Bytes of KV cache of one sequence of `tokens` tokens: layers with a window keep only its last tokens. */
export function kvBytes(model: Model, precision: Precision, tokens: number): number {
  const full = model.slidingWindow > 0 ? model.fullAttentionLayers / model.layers : 1;
  const windowed = Math.min(tokens, model.slidingWindow);
  return kvBytesPerToken(model, precision) * (full * tokens + (1 - full) * windowed);
}

/** Whether the cache holds a compressed latent (MLA), which has no heads to spread over GPUs. */
export const isLatent = (model: Model): boolean =>
  model.kvElementsPerToken < model.layers * model.kvHeads * model.headDim;

/**
 * Copies of the cache over a tensor-parallel group: heads are spread, and repeated where GPUs outnumber them. A latent is
 * taken as spread by sequences (attention data parallelism), as engines advise for it.
 */
export const kvCopies = (model: Model, tensorParallel: number): number =>
  isLatent(model) ? 1 : Math.max(1, tensorParallel / model.kvHeads);
