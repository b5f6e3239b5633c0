import { type RequestsPerSecond, requestsPerSecond } from "../quantities/quantity.js";
import { atLeast, positive } from "./checks.js";
import type { CostModel } from "./option.js";
import { type SelfHostedInput, selfHosted } from "./self-hosted.js";

/** One workload of a pool, which shares replicas of one model with the others. */
export interface PooledLoad {
  meanLoad: RequestsPerSecond;
  peakToMean: number;
  /** What one replica serves of this workload's requests alone. */
  replicaCapacity: RequestsPerSecond;
}

/** The load of a pool in replicas at full load, so that requests of different lengths can be added. */
export interface PoolLoad {
  mean: number;
  /**
   * Ends of the peak of the sum. It is never above the sum of the peaks (all at once), and never below the largest peak
   * or the sum of the means. How far the peaks coincide has to be measured; no factor is assumed.
   */
  peak: { low: number; high: number };
}

/** @throws RangeError with the field's name where a load means nothing, or where there is none */
export function poolLoad(loads: readonly PooledLoad[]): PoolLoad {
  if (loads.length === 0) throw new RangeError("a pool needs a workload");
  let mean = 0;
  let sumOfPeaks = 0;
  let largestPeak = 0;
  for (const { meanLoad, peakToMean, replicaCapacity } of loads) {
    const load = positive(meanLoad, "meanLoad") / positive(replicaCapacity, "replicaCapacity");
    const peak = load * atLeast(peakToMean, 1, "peakToMean");
    mean += load;
    sumOfPeaks += peak;
    largestPeak = Math.max(largestPeak, peak);
  }
  return { mean, peak: { low: Math.max(mean, largestPeak), high: sumOfPeaks } };
}

/**
 * One fleet for several workloads of the same model: at best their peaks never meet, at worst they all do. People, spare
 * replicas and storage are those of `shared`, once.
 *
 * @throws RangeError as `poolLoad` and `selfHosted`
 */
export function pooled(
  shared: Omit<SelfHostedInput, "replicaCapacity" | "meanLoad" | "peakToMean">,
  loads: readonly PooledLoad[],
): { best: CostModel; worst: CostModel } {
  const { mean, peak } = poolLoad(loads);
  const fleet = (highest: number): CostModel =>
    selfHosted({
      ...shared,
      replicaCapacity: requestsPerSecond(1),
      meanLoad: requestsPerSecond(mean),
      // the quotient can fall one bit below 1
      peakToMean: Math.max(1, highest / mean),
    });
  return { best: fleet(peak.low), worst: fleet(peak.high) };
}
