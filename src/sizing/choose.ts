import { capacity } from "./capacity.js";
import type { SizingConstants } from "./constants.js";
import type { Deployment, Misfit, Prediction, Shape, Targets } from "./deployment.js";
import { type Fleet, fleetFor, type Load, type Plan } from "./fleet.js";
import type { Gpu } from "./gpu.js";
import type { Model } from "./model.js";
import type { Precision } from "./precision.js";
import { usualKvPrecision } from "./published.js";
import { widestSplit } from "./spread.js";

/** A GPU on offer at an hourly price. */
export interface Candidate {
  gpu: Gpu;
  usdPerGpuHour: number;
}

/** What has to be served, and how the fleet is planned. */
export interface Demand {
  shape: Shape;
  targets: Targets;
  load: Load;
  plan: Plan;
  /** What goes with the weights where absent. */
  kvPrecision?: Precision;
  /** GPUs of one replica to try; those that instances are sold with where absent. */
  replicaSizes?: readonly number[];
}

/** A deployment that serves the demand, with its fleet and what that costs while it stands. */
export interface Configuration {
  deployment: Deployment;
  replica: Prediction;
  fleet: Fleet;
  usdPerHour: number;
}

/** A deployment that does not, and why. */
export interface Rejection {
  deployment: Deployment;
  misfit: Misfit;
}

/** GPUs of one replica that instances are sold with. */
export const replicaSizes: readonly number[] = [1, 2, 4, 8];

/**
 * Every way to serve a model with these precisions, GPUs and sizes of a replica, each with tensor parallelism over as
 * many of its GPUs as divide the heads: those that serve the demand, the cheapest first (fewer GPUs, then the order given, where prices tie), and why the
 * others do not.
 * @throws RangeError where a price, length or load cannot be
 */
export function choose(
  model: Model,
  precisions: readonly Precision[],
  candidates: readonly Candidate[],
  demand: Demand,
  constants: SizingConstants,
): { feasible: Configuration[]; rejected: Rejection[] } {
  const feasible: Configuration[] = [];
  const rejected: Rejection[] = [];
  for (const { gpu, usdPerGpuHour } of candidates) {
    if (!Number.isFinite(usdPerGpuHour) || usdPerGpuHour < 0) {
      throw new RangeError(`price of ${gpu.id} cannot be ${usdPerGpuHour}`);
    }
    for (const precision of precisions) {
      const kvPrecision = demand.kvPrecision ?? usualKvPrecision(model, precision);
      for (const gpus of demand.replicaSizes ?? replicaSizes) {
        const deployment: Deployment = {
          model,
          gpu,
          gpus,
          tensorParallel: widestSplit(model, gpus),
          precision,
          kvPrecision,
        };
        const replica = capacity(deployment, demand.shape, demand.targets, constants);
        if (!replica.fits) {
          rejected.push({ deployment, misfit: replica });
          continue;
        }
        const fleet = fleetFor(replica, demand.load, demand.plan);
        feasible.push({ deployment, replica, fleet, usdPerHour: fleet.gpus * usdPerGpuHour });
      }
    }
  }
  feasible.sort((a, b) => a.usdPerHour - b.usdPerHour || a.fleet.gpus - b.fleet.gpus);
  return { feasible, rejected };
}
