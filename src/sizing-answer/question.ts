import type { Load } from "../assessment/sizing-schema.js";
import type { Shape, Targets } from "../sizing/deployment.js";
import type { Gpu } from "../sizing/gpu.js";
import type { Model } from "../sizing/model.js";
import type { Precision } from "../sizing/precision.js";
import { replicaSizes } from "../sizing/replica-sizes.js";

/** GPUs of one replica, and how many of them hold one copy of the weights together. */
export interface ReplicaSize {
  gpus: number;
  tensorParallel: number;
}

/** Replica sizes that instances are sold with, one copy of the weights each. */
export const usualSizes: readonly ReplicaSize[] = replicaSizes.map((gpus) => ({ gpus, tensorParallel: gpus }));

/** What is to be sized: every combination of GPU, replica size and precision is tried. */
export interface Question {
  model: Model;
  gpus: readonly Gpu[];
  sizes: readonly ReplicaSize[];
  precisions: readonly Precision[];
  /** Absent follows the weights. */
  kvPrecision: Precision | undefined;
  shape: Shape;
  targets: Targets;
  load: Load | null;
  spareReplicas: number;
}
