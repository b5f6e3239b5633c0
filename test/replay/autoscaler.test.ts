import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { total } from "../../src/evidence/rank.js";
import { autoscaling } from "../../src/replay/autoscaler.js";
import { interpolated, minutelyLoads } from "../../src/replay/loads.js";
import { replayOf } from "../../src/replay/replay.js";
import { runs } from "../support/runs.js";
import { anyHours, anyPlan, hoursOf, minutesOf, monday, options, replica } from "./series.js";

/** Minutes of a load, in replicas that each do a request a second. */
const minutes = (load: readonly number[]) => ({
  minutesEach: 1,
  load: Float64Array.from(load),
  requests: Float64Array.from(load, (each) => each * 60),
});

const scaling = { coldStartSeconds: 300, cooldownSeconds: 300, minReplicas: 1 };
const halves = (first: number, second: number) => [...Array(30).fill(first), ...Array(30).fill(second)];

describe("an autoscaler", () => {
  it("is short from the rise until the cold start is over", () => {
    const found = autoscaling(minutes(halves(1, 3)), { fixed: 3, spare: 0, planTo: 1 }, scaling);
    // the rise of minute 30 is seen in minute 31, and what is started then serves from minute 36: six minutes of 180 requests
    expect(found.requests_while_short_share).toBeCloseTo((6 * 180) / (30 * 60 + 30 * 180), 12);
    expect(found.fixed_requests_while_short_share).toBe(0);
    expect(found.replica_hours).toBeCloseTo((31 * 1 + 29 * 3) / 60, 12);
    expect(found.saved_share).toBeCloseTo(1 - 118 / 180, 12);
  });

  it("stops replicas when the cooldown is over", () => {
    const found = autoscaling(minutes(halves(3, 1)), { fixed: 3, spare: 1, planTo: 1 }, scaling);
    // the fall of minute 30 is seen in minute 31, and replicas stop with minute 36; the spare one stands all the time
    expect(found.replica_hours).toBeCloseTo((36 * 3 + 24 * 1) / 60 + 1, 12);
    expect(found.requests_while_short_share).toBe(0);
  });

  it("saves nothing where traffic is flat", () =>
    fc.assert(
      fc.property(
        fc.nat(30_000),
        fc.integer({ min: 1, max: 60 }),
        anyPlan,
        fc.nat(4),
        (each, hours, plan, minReplicas) => {
          const flat = hoursOf(Array(hours).fill(each));
          const { autoscaler } = replayOf(flat, undefined, replica, plan, { ...options, minReplicas });
          expect(autoscaler.saved_share).toBeLessThanOrEqual(1e-12);
          expect(autoscaler.requests_while_short_share).toBe(0);
        },
      ),
      { numRuns: runs(60) },
    ));

  it("never goes below its least, and waits no less for a longer cold start", () =>
    fc.assert(
      fc.property(anyHours, anyPlan, fc.nat(4), fc.nat(900), (requests, plan, minReplicas, coldStartSeconds) => {
        const at = (seconds: number) =>
          replayOf(hoursOf(requests), undefined, replica, plan, {
            ...options,
            minReplicas,
            coldStartSeconds: seconds,
          }).autoscaler;
        const [short, long] = [at(coldStartSeconds), at(coldStartSeconds + 300)];
        const least = Math.max(1, minReplicas) + plan.spareReplicas;
        expect(short.replica_hours).toBeGreaterThanOrEqual(least * requests.length * (1 - 1e-12));
        expect(long.replica_hours).toBe(short.replica_hours);
        expect(long.requests_while_short_share).toBeGreaterThanOrEqual(short.requests_while_short_share);
      }),
      { numRuns: runs(30) },
    ));
});

describe("minutes", () => {
  it("that are drawn between hours keep the work of each hour", () =>
    fc.assert(
      fc.property(anyHours, (requests) => {
        const hours = { minutesEach: 60, load: Float64Array.from(requests), requests: Float64Array.from(requests) };
        const drawn = interpolated(hours);
        requests.forEach((count, hour) => {
          const of = (values: Float64Array) => total(values.subarray(60 * hour, 60 * hour + 60));
          expect(of(drawn.requests)).toBeCloseTo(count, 6);
          expect(of(drawn.load) / 60).toBeCloseTo(count, 6);
        });
      }),
      { numRuns: runs(50) },
    ));

  it("share out the work of their hour by tokens, and leave it even where none is known", () => {
    const hours = { minutesEach: 60, load: Float64Array.of(2, 1), requests: Float64Array.of(40, 60) };
    const known = minutesOf([10, 30], monday);
    const { load, requests } = minutelyLoads(hours, monday, { ...known, tokens: [3000, 1000] });
    // two replica-hours in two minutes, three quarters of them in the first
    expect([...load.subarray(0, 3)]).toEqual([90, 30, 0]);
    expect([...requests.subarray(0, 3)]).toEqual([10, 30, 0]);
    expect(new Set(load.subarray(60))).toEqual(new Set([1]));
    expect(new Set(requests.subarray(60))).toEqual(new Set([1]));
  });
});
