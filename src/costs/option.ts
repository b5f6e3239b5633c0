import type { Range } from "../quantities/range.js";

/** Lines of a bill, in the order in which reports print them. */
export const parts = [
  "tokens",
  /** What a minimum spend costs beyond the tokens used. */
  "commitment",
  /** Machines, as one sum that a file states. */
  "infrastructure",
  /** GPU-hours that work, and those that stand idle beside them. */
  "gpu_hours",
  "idle_hours",
  /** Spare replicas, with everything that they cost. */
  "redundancy",
  "purchase",
  "power",
  /** Racks, colocation, monitoring: what the machines need beside themselves. */
  "hosting",
  "engineering",
  "on_call",
  "storage",
  "egress",
  "migration",
] as const;
export type Part = (typeof parts)[number];

/** The uncertain numbers that costs rest on. Each is varied by itself in the tornado. */
export const factors = [
  "api_price",
  "volume",
  "gpu_price",
  "throughput",
  "peak_to_mean",
  "engineers",
  "engineer_cost",
  "power_price",
] as const;
export type Factor = (typeof factors)[number];

/** A value for each factor, in the order of `factors`: multiples of what the option states, so that 1 is as stated. */
export type Factors = Float64Array;

/** Ranges of all factors, as multiples of what is stated. */
export type Uncertainty = Readonly<Record<Factor, Range>>;

/** Where an option's cost over the volume has steps or kinks, in multiples of today's volume. */
export interface Breaks {
  /** Volumes of which every whole multiple may be a step: what one replica carries. */
  every: readonly number[];
  /** Single volumes at which the slope changes: where a minimum spend is used up. */
  once: readonly number[];
}

/**
 * One way of running a workload as a cost model: a pure function of the factors. Money is USD a month. Cost never falls
 * where a factor rises, but for `throughput`, with which it never rises; between two breaks it is affine in the volume.
 */
export interface CostModel {
  id: string;
  /** The parts that this option has, in the order of `parts`. */
  parts: readonly Part[];
  /** What this option knows better of its own prices and throughput than the workload as a whole. */
  ranges: Partial<Readonly<Record<OwnFactor, Range>>>;
  /** Cost by part at these factors. A part that the option does not have is absent, never zero by omission. */
  cost(at: Factors): Partial<Record<Part, number>>;
  /**
   * The total alone, of the factors that start at `offset` (0 by default), without allocating: what sampling calls
   * thousands of times. Equals the sum of `cost`.
   *
   * @throws RangeError where a factor makes it negative, NaN or infinite
   */
  total(points: Factors, offset?: number): number;
  /** Adds each part to its place, in the order of `parts`, in an array of that length. */
  addTo(into: Float64Array, points: Factors, offset: number): void;
  breaks(at: Factors): Breaks;
  /** Replicas that stand at these factors and the busy share of their time, where the option has replicas. */
  fleet?(at: Factors): Fleet;
}

/** Factors of which each option may have its own range; the workload's volume, peaks and people are common to all. */
export const ownFactors = ["api_price", "gpu_price", "throughput", "power_price"] as const satisfies readonly Factor[];
export type OwnFactor = (typeof ownFactors)[number];

export interface Fleet {
  /** Replicas that the load needs; a fraction of one where they come and go with it. */
  replicas: number;
  spareReplicas: number;
  /** Share of the hours that all replicas stand in which they work at full capacity. */
  utilisation: number;
}
