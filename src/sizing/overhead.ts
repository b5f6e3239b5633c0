import type { SizingConstants } from "./constants.js";
import { isMoe, type Model } from "./model.js";

/** Seconds of launching kernels and synchronising in one pass through all layers. */
export const passOverhead = (model: Model, constants: SizingConstants): number =>
  model.layers * (constants.layerOverheadUs + (isMoe(model) ? constants.routingOverheadUs : 0)) * 1e-6;

/** Seconds of scheduling and sampling `sequences` sequences in one step: b · s · ln(1 + sequences / b). */
export const sequenceOverhead = (sequences: number, constants: SizingConstants): number =>
  constants.batchedSequences * Math.log1p(sequences / constants.batchedSequences) * constants.sequenceOverheadUs * 1e-6;
