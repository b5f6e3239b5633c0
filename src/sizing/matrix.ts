import type { SizingConstants } from "./constants.js";
import type { Model } from "./model.js";
import { expertsRead, partsOf } from "./weights.js";

/**
 * Operations of matrix products over `tokens` tokens: two for each weight that a token uses, and for each expert in use
 * those of the tokens that pad its tiles.
 */
export function matrixFlops(model: Model, tokens: number, constants: SizingConstants): number {
  const padded = constants.expertPadding * expertsRead(model, tokens) * partsOf(model).expertB;
  return 2e9 * (model.activeParamsB * tokens + padded);
}
