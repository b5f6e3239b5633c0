import type { Model } from "./model.js";
import type { Precision } from "./precision.js";
import { storedIn } from "./weights.js";

/** Weights as they are published, where nothing else is asked for: 16 bits unless the table says otherwise. */
export const publishedPrecision = ({ publishedIn, checkpoint }: Model): Precision =>
  publishedIn ?? checkpoint?.precision ?? "bf16";

/**
 * Precision of KV cache where none is asked for: fp8 and nvfp4 weights are published with scales for an fp8 cache; formats
 * that narrow the weights alone leave it in 16 bits, as engines do.
 */
export function usualKvPrecision(model: Model, precision: Precision): Precision {
  const stored = storedIn(model, precision);
  return stored === "fp8" || stored === "nvfp4" ? "fp8" : "bf16";
}
