import type { SizingConstants } from "./constants.js";
import type { Deployment, Misfit, Rejection } from "./deployment.js";
import type { Gpu } from "./gpu.js";
import { roomIn, weightsMisfit } from "./memory.js";
import type { Model } from "./model.js";
import type { Precision } from "./precision.js";
import { usualKvPrecision } from "./published.js";
import { replicaSizes } from "./replica-sizes.js";
import { widestSplit } from "./spread.js";

/** GPUs of one kind that are to hold the weights of a model. */
export interface Held {
  model: Model;
  gpu: Gpu;
  precision: Precision;
  /** GPUs of one replica to try, fewest first; those that instances are sold with where absent. */
  sizes?: readonly number[] | undefined;
}

/** The fewest GPUs that hold the weights, whatever is asked of them; or why none of the sizes does. */
export function fewestHolding(
  { model, gpu, precision, sizes = replicaSizes }: Held,
  constants: SizingConstants,
): { gpus: number } | { rejected: readonly Rejection[] } {
  const rejected: Rejection[] = [];
  for (const gpus of sizes) {
    const tensorParallel = widestSplit(model, gpus);
    const kvPrecision = usualKvPrecision(model, precision);
    const deployment: Deployment = { model, gpu, gpus, tensorParallel, precision, kvPrecision };
    const misfit: Misfit | undefined = weightsMisfit(deployment, roomIn(deployment, constants), constants);
    if (!misfit) return { gpus };
    rejected.push({ deployment, misfit });
  }
  return { rejected };
}
