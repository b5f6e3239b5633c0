/** The choice of a deployment made the plain way, by estimating all of them: what the program's own is held against. */
import { capacity } from "../../src/sizing/capacity.js";
import type { SizingConstants } from "../../src/sizing/constants.js";
import type { Deployment, Prediction, Rejection, Shape, Targets } from "../../src/sizing/deployment.js";
import { type Fleet, fleetFor, type Load, type Plan } from "../../src/sizing/fleet.js";
import type { Gpu } from "../../src/sizing/gpu.js";
import type { Model } from "../../src/sizing/model.js";
import type { Precision } from "../../src/sizing/precision.js";
import { usualKvPrecision } from "../../src/sizing/published.js";
import { replicaSizes } from "../../src/sizing/replica-sizes.js";
import { widestSplit } from "../../src/sizing/spread.js";

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
