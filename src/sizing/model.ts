import type { Precision } from "./precision.js";

/** The architecture of an open-weight model, as far as memory and arithmetic depend on it. */
export interface Model {
  /** Canonical design name in lower case: `llama-3.3-70b`, `qwen3-235b-a22b`, `gpt-oss-120b`. */
  id: string;
  /** Other names that mean this one, in lower case, such as an older release with the same dimensions. */
  aliases?: readonly string[];
  /** All weights, in billions of parameters. */
  paramsB: number;
  /** Weights that one token touches, in billions; equal to `paramsB` for dense models. */
  activeParamsB: number;
  layers: number;
  hidden: number;
  /** Entries of the vocabulary: embedding and output layer stay in 16 bits where the rest is quantised. */
  vocabulary: number;
  heads: number;
  kvHeads: number;
  headDim: number;
  /** Longest context in tokens. */
  context: number;
  /** Experts and how many of them one token is routed to; 0 for dense models. */
  experts: number;
  expertsPerToken: number;
  /** Layers that see only the last `slidingWindow` tokens are those beyond `fullAttentionLayers`; 0 means no window. */
  slidingWindow: number;
  fullAttentionLayers: number;
  /** KV-cache elements of one token over all layers, window left aside (MLA counts its compressed latent). */
  kvElementsPerToken: number;
  /** The precision weights are published in where no wider one exists (gpt-oss), and their size in GB where it is known. */
  checkpoint?: { precision: Precision; gb?: number };
  /** The precision that the publisher ships where it is narrower than 16 bits and others exist. */
  publishedIn?: Precision;
  licence: string;
  source: string;
  notes?: string;
}

export const isMoe = (model: Model): boolean => model.experts > 0;
