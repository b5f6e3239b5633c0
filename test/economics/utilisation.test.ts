import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pointAt, uncertain } from "../../src/costs/factors.js";
import { selfHosted } from "../../src/costs/self-hosted.js";
import { utilisationEnds } from "../../src/economics/utilisation.js";
import { requestsPerSecond, usdPerHour, usdPerMonth } from "../../src/quantities/quantity.js";
import { between } from "../costs/arbitrary.js";
import { runs } from "../support/runs.js";

const fleet = fc.record({
  meanLoad: between(0.01, 200),
  peakToMean: fc.constantFrom(1, 1.7, 4),
  spareReplicas: fc.constantFrom(0, 1, 2),
  throughput: fc.tuple(between(0.3, 1), between(1, 3)),
  peak: fc.tuple(between(0.5, 1), between(1, 2.5)),
});

const modelOf = ({ meanLoad, peakToMean, spareReplicas }: Pick<Fleet, "meanLoad" | "peakToMean" | "spareReplicas">) =>
  selfHosted({
    id: "fleet",
    replicaCapacity: requestsPerSecond(2),
    gpusPerReplica: 1,
    meanLoad: requestsPerSecond(meanLoad),
    peakToMean,
    planTo: 0.7,
    spareReplicas,
    purchase: { mode: "on_demand", usdPerGpuHour: usdPerHour(3) },
    schedule: { kind: "always_on" },
    people: { fte: 0, usdPerEngineer: usdPerMonth(0) },
  });

type Fleet = typeof fleet extends fc.Arbitrary<infer T> ? T : never;

const range = ([low, high]: readonly [number, number]) => ({ low, expected: 1, high });

describe("the ends of the busy share", () => {
  it("hold every throughput and peak within their ranges", () => {
    fc.assert(
      fc.property(
        fleet,
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })), {
          minLength: 20,
          maxLength: 20,
        }),
        (some, places) => {
          const model = modelOf(some);
          const ranges = uncertain({ throughput: range(some.throughput), peak_to_mean: range(some.peak) });
          const ends = utilisationEnds(model, ranges);
          if (!ends) throw new Error("a fleet has a busy share");
          const within = ([low, high]: readonly [number, number], u: number): number => low + (high - low) * u;
          for (const [u, v] of places) {
            const point = pointAt({ throughput: within(some.throughput, u), peak_to_mean: within(some.peak, v) });
            const { utilisation } = model.fleet?.(point) ?? { utilisation: Number.NaN };
            expect(utilisation).toBeGreaterThanOrEqual(ends.low * (1 - 1e-9));
            expect(utilisation).toBeLessThanOrEqual(ends.high * (1 + 1e-9));
          }
        },
      ),
      { numRuns: runs(400) },
    );
  });

  it("are the busy share itself where nothing is uncertain", () => {
    fc.assert(
      fc.property(fleet, (some) => {
        const model = modelOf(some);
        const { utilisation = Number.NaN } = model.fleet?.(pointAt()) ?? {};
        const ends = utilisationEnds(model, uncertain({}));
        expect(ends?.low).toBeCloseTo(utilisation, 9);
        expect(ends?.high).toBeCloseTo(utilisation, 9);
      }),
      { numRuns: runs(200) },
    );
  });
});
