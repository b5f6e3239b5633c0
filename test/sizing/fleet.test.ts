import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fleetFor } from "../../src/sizing/fleet.js";
import { predict } from "../../src/sizing/predict.js";
import { choose } from "../support/choose.js";
import { constants, deploy, gpu, model } from "./sizing-data.js";

const shape = { inputTokens: 1000, outputTokens: 300 };
const replica = predict(deploy("llama-3.1-8b", "h100", 1), shape, 64, constants);
if (!replica.fits) throw new Error("8B fits");
const pair = { ...replica, gpus: 2 };
const plan = { planTo: 0.7, spareReplicas: 1 };

describe("a fleet", () => {
  it("carries the peak at the planned share with whole replicas, and no more than needed", () =>
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 500, noNaN: true }),
        fc.double({ min: 1, max: 10, noNaN: true }),
        fc.double({ min: 0.1, max: 1, noNaN: true }),
        fc.nat(3),
        (requestsPerSecond, peakToMean, planTo, spareReplicas) => {
          const fleet = fleetFor(pair, { requestsPerSecond, peakToMean }, { planTo, spareReplicas });
          const each = replica.requestsPerSecond * planTo;
          const peak = requestsPerSecond * peakToMean;
          expect(fleet.replicas).toBeGreaterThanOrEqual(1);
          expect(fleet.replicas * each).toBeGreaterThanOrEqual(peak * (1 - 1e-9));
          if (fleet.replicas > 1) expect((fleet.replicas - 1) * each).toBeLessThan(peak * (1 + 1e-9));
          expect(fleet.gpus).toBe(2 * (fleet.replicas + spareReplicas));
          expect(fleet.busyShare).toBeGreaterThanOrEqual(0);
          expect(fleet.busyShare).toBeLessThanOrEqual(1);
        },
      ),
    ));

  it("has no replica more where the load is a whole number of them but for rounding", () => {
    for (let tenths = 1; tenths <= 50; tenths += 1) {
      for (let whole = 1; whole <= 20; whole += 1) {
        const each = tenths / 10;
        const load = { requestsPerSecond: whole * each, peakToMean: 1 };
        const at = { planTo: 0.7, spareReplicas: 0 };
        const fleet = fleetFor({ ...replica, requestsPerSecond: each / at.planTo }, load, at);
        expect([each, fleet.replicas]).toEqual([each, whole]);
      }
    }
  });

  it.each([
    [{ requestsPerSecond: -1, peakToMean: 1 }, plan],
    [{ requestsPerSecond: Number.NaN, peakToMean: 1 }, plan],
    [{ requestsPerSecond: 1, peakToMean: 0.5 }, plan],
    [
      { requestsPerSecond: 1, peakToMean: 1 },
      { planTo: 0, spareReplicas: 0 },
    ],
    [
      { requestsPerSecond: 1, peakToMean: 1 },
      { planTo: 0.7, spareReplicas: 0.5 },
    ],
  ])("of impossible figures is refused: %j %j", (load, other) =>
    expect(() => fleetFor(replica, load, other)).toThrow(RangeError),
  );
});

describe("the choice", () => {
  const demand = {
    shape,
    targets: { ttftMs: 2000, tpotMs: 50 },
    load: { requestsPerSecond: 20, peakToMean: 3 },
    plan,
  };
  const candidates = [
    { gpu: gpu("l4"), usdPerGpuHour: 0.8 },
    { gpu: gpu("h100"), usdPerGpuHour: 3.49 },
    { gpu: gpu("h200"), usdPerGpuHour: 4.5 },
  ];
  const { feasible, rejected } = choose(model("llama-3.1-70b"), ["bf16", "fp8"], candidates, demand, constants);

  it("keeps the cache as it is kept anywhere else: in fp8 with fp8 weights, else in 16 bits", () => {
    for (const { deployment } of [...feasible, ...rejected]) expect(deployment.kvPrecision).toBe(deployment.precision);
  });

  it("tries every configuration once", () => expect(feasible.length + rejected.length).toBe(3 * 2 * 4));

  it("puts the cheapest first and keeps the targets", () => {
    const costs = feasible.map(({ usdPerHour }) => usdPerHour);
    expect(costs).toEqual([...costs].sort((a, b) => a - b));
    expect(feasible.length).toBeGreaterThan(0);
    for (const { replica: each, fleet, usdPerHour, deployment } of feasible) {
      expect(each.tpotMs).toBeLessThanOrEqual(50);
      expect(each.ttftMs).toBeLessThanOrEqual(2000 + 1e-6);
      const price = candidates.find(({ gpu: { id } }) => id === deployment.gpu.id)?.usdPerGpuHour ?? Number.NaN;
      expect(usdPerHour).toBeCloseTo(fleet.gpus * price, 9);
    }
  });

  it("says why the others do not serve", () => {
    const single = rejected.find(({ deployment: { gpu: device, gpus } }) => device.id === "l4-24gb" && gpus === 1);
    expect(single?.misfit.code).toBe("weights_exceed_memory");
  });

  it("refuses a price that cannot be", () =>
    expect(() =>
      choose(model("llama-3.1-8b"), ["bf16"], [{ gpu: gpu("h100"), usdPerGpuHour: -1 }], demand, constants),
    ).toThrow(RangeError));
});
