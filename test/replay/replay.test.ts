import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { replayOf } from "../../src/replay/replay.js";
import { fleetFor } from "../../src/sizing/fleet.js";
import { predict } from "../../src/sizing/predict.js";
import { deploy } from "../sizing/sizing-data.js";
import { runs } from "../support/runs.js";
import { anyHours, anyLevel, anyPlan, hoursOf, minutesOf, monday, options, replica, shape } from "./series.js";

// 1,800 requests in an hour are half a replica, 7,200 are two
const peaky = hoursOf([...Array.from({ length: 98 }, () => 1800), 7200, 7200]);
const plan = { planTo: 0.5, spareReplicas: 1 };

describe("the fleet at a service level", () => {
  it("carries all hours but the share that the level spares", () => {
    // of 100 hours, 99 % spares one: the second of two peaks has to be carried, 2 ÷ 0.5 replicas
    const strict = replayOf(peaky, undefined, replica, plan, options).by_hour.throughput;
    expect(strict.expected).toMatchObject({ replicas: 4, spare_replicas: 1, gpus: 10 });
    // 100 hours have 98 · 0.5 + 2 · 2 replica-hours of work, over 5 replicas
    expect(strict.expected.utilisation).toBeCloseTo(53 / 500, 12);
    // at 0.8 of the throughput 2 ÷ 0.5 ÷ 0.8 = 5, at 1.25 times 3.2
    expect([strict.low.replicas, strict.high.replicas]).toEqual([5, 4]);
    // 98 % spares both
    const loose = replayOf(peaky, undefined, replica, plan, { ...options, level: 0.98 });
    expect(loose.by_hour.throughput.expected.replicas).toBe(1);
    // of each 7,200 requests of two hours, one replica does 3,600
    expect(loose.by_hour.overload).toEqual({
      hours_above_plan: 2,
      longest_above_plan_hours: 2,
      hours_over_capacity: 2,
      longest_over_capacity_hours: 2,
      requests_over_capacity: 7200,
    });
  });

  it("is by the minute what bursts within an hour ask for", () => {
    // an hour of 3,600 requests, all in its first half: one replica by the hour, two by the minute
    const minutes = minutesOf(Array.from({ length: 30 }, () => 120));
    const full = { planTo: 1, spareReplicas: 0 };
    const { by_hour, by_minute } = replayOf(hoursOf([3600]), minutes, replica, full, { ...options, level: 1 });
    expect(by_hour.throughput.expected.replicas).toBe(1);
    expect(by_minute?.throughput.expected.replicas).toBe(2);
    // half of the minutes may be spared: the other half has no requests
    const half = replayOf(hoursOf([3600]), minutes, replica, full, { ...options, level: 0.5 });
    expect(half.by_minute?.throughput.expected.replicas).toBe(1);
    expect(half.by_minute?.overload).toMatchObject({ hours_over_capacity: 0.5, requests_over_capacity: 1800 });
  });

  it("is that of sizing for the same peak at level 1", () => {
    const prediction = predict(deploy("llama-3.1-8b", "h100", 1), shape, 64, options.constants);
    if (!prediction.fits) throw new Error("8B fits");
    fc.assert(
      fc.property(anyHours, anyPlan, fc.double({ min: 0.01, max: 50, noNaN: true }), (requests, planned, each) => {
        const total = requests.reduce((sum, count) => sum + count, 0);
        fc.pre(total > 0);
        const carrying = { ...replica, requestsPerSecond: each };
        const replay = replayOf(hoursOf(requests), undefined, carrying, planned, { ...options, level: 1 });
        const mean = total / requests.length / 3600;
        const load = { requestsPerSecond: mean, peakToMean: Math.max(...requests) / 3600 / mean };
        const fleet = fleetFor({ ...prediction, gpus: 2, requestsPerSecond: each }, load, planned);
        const { expected } = replay.by_hour.throughput;
        expect([expected.replicas, expected.gpus]).toEqual([fleet.replicas, fleet.gpus]);
        expect(expected.utilisation).toBeCloseTo(fleet.busyShare, 9);
        expect(replay.served_peak_to_mean).toBeCloseTo(load.peakToMean, 6);
      }),
      { numRuns: runs(150) },
    );
  });

  it("keeps its level, and one replica fewer would not", () =>
    fc.assert(
      fc.property(anyHours, anyPlan, anyLevel, (requests, planned, level) => {
        const { by_hour } = replayOf(hoursOf(requests), undefined, replica, planned, { ...options, level });
        const { replicas } = by_hour.throughput.expected;
        const above = (count: number): number =>
          requests.filter((each) => each / 3600 > count * planned.planTo * (1 + 1e-9)).length;
        const spared = (1 - level) * requests.length + 1e-9;
        expect(above(replicas)).toBeLessThanOrEqual(spared);
        expect(by_hour.overload.hours_above_plan).toBe(above(replicas));
        if (replicas > 1) expect(above(replicas - 1)).toBeGreaterThan(spared);
      }),
      { numRuns: runs(150) },
    ));

  it("never grows with what a replica carries", () =>
    fc.assert(
      fc.property(
        anyHours,
        anyPlan,
        anyLevel,
        fc.double({ min: 1, max: 20, noNaN: true }),
        (hours, planned, level, k) => {
          const replicas = (requestsPerSecond: number): number =>
            replayOf(hoursOf(hours), undefined, { ...replica, requestsPerSecond }, planned, { ...options, level })
              .by_hour.throughput.expected.replicas;
          expect(replicas(k)).toBeLessThanOrEqual(replicas(1));
        },
      ),
      { numRuns: runs(100) },
    ));

  it("follows traffic that is the same but larger, within the whole replica", () =>
    fc.assert(
      fc.property(anyHours, anyPlan, anyLevel, fc.integer({ min: 2, max: 50 }), (hours, planned, level, k) => {
        const at = (times: number) =>
          replayOf(hoursOf(hours.map((count) => count * times)), undefined, replica, planned, { ...options, level });
        const [one, many] = [at(1), at(k)];
        expect(many.served_peak_to_mean).toBeCloseTo(one.served_peak_to_mean, 9);
        const exact = (k * one.load_at_level) / planned.planTo;
        const { replicas } = many.by_hour.throughput.expected;
        expect(replicas).toBeGreaterThanOrEqual(exact * (1 - 1e-9));
        expect(replicas).toBeLessThan(Math.max(1, exact) + 1);
      }),
      { numRuns: runs(100) },
    ));
});

describe("hours of other lengths", () => {
  it("are as much work as their tokens where a throughput is stated", () => {
    const longer = hoursOf([3600, 3600], monday);
    const hourly = { ...longer, inputTokens: [3600 * 900, 3600 * 1900] };
    // 1,000 and 2,000 tokens a request, at 1,000 tokens a second
    const { mean_load, load_at_level } = replayOf(hourly, undefined, replica, plan, options);
    expect([mean_load, load_at_level]).toEqual([expect.closeTo(1.5, 12), expect.closeTo(2, 12)]);
  });

  it("are of the mean lengths where the hour tells none", () => {
    const hourly = { ...hoursOf([3600]), withTokens: [0], inputTokens: [0], outputTokens: [0] };
    expect(replayOf(hourly, undefined, replica, plan, options).mean_load).toBeCloseTo(1, 12);
  });
});

it.each([
  [[], plan, {}],
  [[1], plan, { level: 0 }],
  [[1], plan, { level: 1.01 }],
  [[1], { planTo: 0, spareReplicas: 0 }, {}],
  [[1], { planTo: 0.7, spareReplicas: 0.5 }, {}],
  [[1], plan, { minReplicas: -1 }],
  [[1], plan, { coldStartSeconds: Number.NaN }],
])("hours %j cannot be replayed with %j and %j", (hours, planned, more) => {
  expect(() => replayOf(hoursOf(hours), undefined, replica, planned, { ...options, ...more })).toThrow(RangeError);
});
