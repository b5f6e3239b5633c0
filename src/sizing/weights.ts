import type { SizingConstants } from "./constants.js";
import type { Deployment } from "./deployment.js";
import type { Model } from "./model.js";
import { bytesPerWeight, isQuantised, type Precision } from "./precision.js";
import { copiesOf, gpusPerCopy } from "./spread.js";

/** Weights in billions: those every token uses, those of one expert over all layers, and one embedding table. */
export interface Parts {
  sharedB: number;
  expertB: number;
  embeddingB: number;
}

/** Splits the weights by solving total = shared + experts · e and active = shared + expertsPerToken · e. */
export function partsOf(model: Model): Parts {
  const embeddingB = (model.vocabulary * model.hidden) / 1e9;
  const idle = model.experts - model.expertsPerToken;
  if (idle <= 0) return { sharedB: model.paramsB, expertB: 0, embeddingB };
  const expertB = (model.paramsB - model.activeParamsB) / idle;
  return { sharedB: model.activeParamsB - model.expertsPerToken * expertB, expertB, embeddingB };
}

/** The precision that weights are stored in: a model published only in a narrow one is not widened. */
export const storedIn = (model: Model, precision: Precision): Precision => model.checkpoint?.precision ?? precision;

/**
 * The most of the shared weights that embedding and output layer together are taken to be; an assumption. By the published
 * counts gpt-oss shares 1.13 and 1.50 B weights among all tokens: two tables of 0.58 B each, as its dimensions give them,
 * would leave less than nothing, or next to it, for attention.
 */
const mostInTables = 1 / 2;

/** Billions of weights in one of the two tables, embedding or output layer. */
const tableB = ({ sharedB, embeddingB }: Parts): number => Math.min(embeddingB, (mostInTables * sharedB) / 2);

/** Bytes of a shared weight outside the tables: mxfp4 checkpoints narrow their experts alone. */
const bytesPerShared = (stored: Precision): number =>
  stored === "mxfp4" ? bytesPerWeight.bf16 : bytesPerWeight[stored];

/** Bytes of the weights that all tokens use: embedding and output layer stay in 16 bits where the rest is narrower. */
export function sharedBytes(model: Model, precision: Precision): number {
  const parts = partsOf(model);
  const stored = storedIn(model, precision);
  const wide = isQuantised(stored) ? 2 * tableB(parts) : 0;
  return (wide * bytesPerWeight.bf16 + (parts.sharedB - wide) * bytesPerShared(stored)) * 1e9;
}

/** Bytes of all weights of one copy. */
export function weightBytes(model: Model, precision: Precision): number {
  if (model.checkpoint?.gb !== undefined) return model.checkpoint.gb * 1e9;
  const experts = model.experts * partsOf(model).expertB * bytesPerWeight[storedIn(model, precision)] * 1e9;
  return sharedBytes(model, precision) + experts;
}

/** Bytes of weights that a tensor-parallel group holds: with expert parallelism what all tokens use is there once a GPU. */
export const groupWeightBytes = (deployment: Deployment): number =>
  weightBytes(deployment.model, deployment.precision) +
  (copiesOf(deployment) - 1) * sharedBytes(deployment.model, deployment.precision);

/**
 * Bytes of weights that one pass over `tokens` tokens reads: the shared ones but for the embedding table, which is looked
 * up, and the experts that at least one token is routed to, E · (1 − (1 − k/E)^tokens) with even routing.
 */
export function weightBytesRead(
  model: Model,
  precision: Precision,
  tokens: number,
): { shared: number; experts: number } {
  const parts = partsOf(model);
  const stored = storedIn(model, precision);
  const output = tableB(parts);
  return {
    shared: ((parts.sharedB - 2 * output) * bytesPerShared(stored) + output * bytesPerWeight.bf16) * 1e9,
    experts: expertsRead(model, tokens) * parts.expertB * bytesPerWeight[stored] * 1e9,
  };
}

/** Seconds in which a tensor-parallel group reads the weights of one pass. */
export function readSeconds(deployment: Deployment, tokens: number, constants: SizingConstants): number {
  const { model, gpu, tensorParallel, precision } = deployment;
  const { shared, experts } = weightBytesRead(model, precision, tokens);
  const bandwidth = gpu.bandwidthGbPerS * 1e9;
  return (
    shared / (bandwidth * gpusPerCopy(deployment) * constants.weightBandwidth) +
    experts / (bandwidth * tensorParallel * constants.expertBandwidth)
  );
}

/** Experts of a layer that `tokens` tokens are expected to touch. */
export function expertsRead(model: Model, tokens: number): number {
  if (model.experts === 0) return 0;
  return model.experts * (1 - (1 - model.expertsPerToken / model.experts) ** tokens);
}
