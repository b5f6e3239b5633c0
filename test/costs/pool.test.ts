import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pointAt } from "../../src/costs/factors.js";
import { type PooledLoad, pooled, poolLoad } from "../../src/costs/pool.js";
import { type SelfHostedInput, selfHosted } from "../../src/costs/self-hosted.js";
import { requestsPerSecond } from "../../src/quantities/quantity.js";
import { runs } from "../support/runs.js";
import { between, standingInput } from "./arbitrary.js";

const load: fc.Arbitrary<PooledLoad> = fc.record({
  meanLoad: between(0.001, 100).map(requestsPerSecond),
  peakToMean: fc.constantFrom(1, 1.5, 4),
  replicaCapacity: between(0.1, 20).map(requestsPerSecond),
});
const loads = fc.array(load, { minLength: 1, maxLength: 6 });
const now = pointAt();

/** What the machines cost, people and everything else left aside. */
function machines(model: ReturnType<typeof selfHosted>): number {
  const { gpu_hours = 0, idle_hours = 0, redundancy = 0, purchase = 0, power = 0, hosting = 0 } = model.cost(now);
  return gpu_hours + idle_hours + redundancy + purchase + power + hosting;
}
/** One fleet for each workload, with the spare replicas of the pool in each. */
const separate = (shared: SelfHostedInput, all: readonly PooledLoad[]): number =>
  all.reduce((sum, one) => sum + machines(selfHosted({ ...shared, ...one })), 0);

describe("a pool", () => {
  it("never costs more than a fleet for each, and less at best than at worst", () => {
    fc.assert(
      fc.property(standingInput, loads, (shared, all) => {
        const { best, worst } = pooled(shared, all);
        expect(best.total(now)).toBeLessThanOrEqual(worst.total(now) * (1 + 1e-12));
        expect(machines(worst)).toBeLessThanOrEqual(separate(shared, all) * (1 + 1e-9));
      }),
      { numRuns: runs(500) },
    );
  });

  it("of one workload is that workload", () => {
    fc.assert(
      fc.property(standingInput, load, (shared, only) => {
        const { best, worst } = pooled(shared, [only]);
        const alone = selfHosted({ ...shared, ...only }).total(now);
        expect(best.total(now) / alone).toBeCloseTo(1, 9);
        expect(worst.total(now) / alone).toBeCloseTo(1, 9);
      }),
      { numRuns: runs(200) },
    );
  });

  it("has the peak of any traffic between its ends", () => {
    // each workload's rate over six hours of its own, with the mean and peak that it states
    const rates = fc.array(fc.array(between(0.1, 10), { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(rates, (hours) => {
        const mean = (row: readonly number[]) => row.reduce((sum, rate) => sum + rate, 0) / row.length;
        const { mean: together, peak } = poolLoad(
          hours.map((row) => ({
            meanLoad: requestsPerSecond(mean(row)),
            peakToMean: Math.max(1, Math.max(...row) / mean(row)),
            replicaCapacity: requestsPerSecond(1),
          })),
        );
        const sums = [0, 1, 2, 3, 4, 5].map((hour) => hours.reduce((sum, row) => sum + (row[hour] ?? 0), 0));
        expect(together).toBeCloseTo(mean(sums), 9);
        expect(peak.low).toBeGreaterThanOrEqual(together);
        expect(Math.max(...sums)).toBeGreaterThanOrEqual(peak.low * (1 - 1e-12));
        expect(Math.max(...sums)).toBeLessThanOrEqual(peak.high * (1 + 1e-12));
      }),
      { numRuns: runs(500) },
    );
  });

  it("refuses to be empty or to serve nothing", () => {
    expect(() => poolLoad([])).toThrow(RangeError);
    const idle = { meanLoad: requestsPerSecond(0), peakToMean: 1, replicaCapacity: requestsPerSecond(1) };
    expect(() => poolLoad([idle])).toThrow("meanLoad");
  });
});
