import { isLatent } from "./kv.js";
import type { Model } from "./model.js";

/** Tokens that a query after `context` tokens sees, as a mean over layers with and without a window. */
function seen(model: Model, context: number): number {
  const full = model.slidingWindow > 0 ? model.fullAttentionLayers / model.layers : 1;
  return full * context + (1 - full) * Math.min(context, model.slidingWindow);
}

/**
 * Operations of causal attention when `fresh` tokens join `cached` ones: 4 · heads · head size for each pair of tokens, in
 * layers with a window only for pairs inside it.
 */
export const prefillAttention = (model: Model, fresh: number, cached: number): number =>
  4 * model.heads * model.headDim * model.layers * fresh * seen(model, cached + fresh / 2);

/**
 * Operations of attention of one new token over `context` tokens. With a latent cache every head works on the latent
 * itself (absorbed MLA): scores over all its elements, values over all but its position part, an eighth of the rest.
 */
export function decodeAttention(model: Model, context: number): number {
  const latent = model.kvElementsPerToken / model.layers;
  const pair = isLatent(model) ? 2 * latent * (1 + 8 / 9) : 4 * model.headDim;
  return pair * model.heads * model.layers * seen(model, context);
}
