import { replicasFor } from "../quantities/replicas.js";
import type { Prediction } from "./deployment.js";

/** Load of a workload: mean requests a second, and how many times that the peak is (at least 1). */
export interface Load {
  requestsPerSecond: number;
  peakToMean: number;
}

/** How a fleet is planned: the share of a replica's capacity to plan to, and replicas beyond those. */
export interface Plan {
  planTo: number;
  spareReplicas: number;
}

/** Replicas that stand all the time. */
export interface Fleet {
  /** Replicas that carry the peak, and those beside them. */
  replicas: number;
  spareReplicas: number;
  gpus: number;
  /** Mean load ÷ capacity of all that stands, from 0 to 1. */
  busyShare: number;
}

/**
 * Whole replicas that carry the peak at `planTo` of their capacity, and the spare ones. At least one replica stands, since
 * a model that is served is loaded.
 * @throws RangeError for a load, peak, share or number of spares that cannot be
 */
export function fleetFor(replica: Prediction, load: Load, plan: Plan): Fleet {
  const { requestsPerSecond, peakToMean } = load;
  if (!Number.isFinite(requestsPerSecond) || requestsPerSecond < 0) {
    throw new RangeError(`requests a second cannot be ${requestsPerSecond}`);
  }
  if (!Number.isFinite(peakToMean) || peakToMean < 1) throw new RangeError(`peak to mean cannot be ${peakToMean}`);
  if (!(plan.planTo > 0 && plan.planTo <= 1)) throw new RangeError(`share to plan to cannot be ${plan.planTo}`);
  if (!Number.isInteger(plan.spareReplicas) || plan.spareReplicas < 0) {
    throw new RangeError(`spare replicas cannot be ${plan.spareReplicas}`);
  }
  const each = replica.requestsPerSecond;
  const replicas = replicasFor((requestsPerSecond * peakToMean) / (each * plan.planTo));
  const standing = replicas + plan.spareReplicas;
  return {
    replicas,
    spareReplicas: plan.spareReplicas,
    gpus: standing * replica.gpus,
    // a load that rounding put above a whole number of replicas keeps them busy, not busier
    busyShare: Math.min(1, requestsPerSecond / (each * standing)),
  };
}
