import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { replayOf } from "../../src/replay/replay.js";
import { runs } from "../support/runs.js";
import { anyHours, anyPlan, hoursOf, monday, options, replica } from "./series.js";

const level = { ...options, level: 1 };

describe("the busy share", () => {
  it("stands at the hours of day and week in UTC", () => {
    // Monday 22:00 and 23:00, Tuesday 00:00: half a replica, one and none, at two that stand
    const { busy_share } = replayOf(
      hoursOf([1800, 3600, 0], monday + 22),
      undefined,
      replica,
      { planTo: 1, spareReplicas: 1 },
      level,
    );
    const told = (shares: readonly (number | null)[]) =>
      shares.flatMap((share, hour) => (share === null ? [] : [[hour, share]]));
    expect(busy_share.by_hour_of_day).toHaveLength(24);
    expect(busy_share.by_hour_of_week).toHaveLength(168);
    expect(told(busy_share.by_hour_of_day)).toEqual([
      [0, 0],
      [22, 0.25],
      [23, 0.5],
    ]);
    expect(told(busy_share.by_hour_of_week)).toEqual([
      [22, 0.25],
      [23, 0.5],
      [24, 0],
    ]);
    expect(busy_share.overall).toBeCloseTo(0.25, 12);
  });

  it("of whole weeks is the mean of its hours", () =>
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 2 })
          .chain((weeks) => fc.array(fc.nat(20_000), { minLength: 168 * weeks, maxLength: 168 * weeks })),
        fc.nat(500),
        anyPlan,
        (requests, offset, plan) => {
          const { busy_share, by_hour } = replayOf(hoursOf(requests, monday + offset), undefined, replica, plan, level);
          for (const shares of [busy_share.by_hour_of_day, busy_share.by_hour_of_week]) {
            const mean = shares.reduce<number>((sum, share) => sum + (share ?? Number.NaN), 0) / shares.length;
            expect(mean).toBeCloseTo(busy_share.overall, 9);
          }
          expect(busy_share.overall).toBeCloseTo(by_hour.throughput.expected.utilisation, 12);
        },
      ),
      { numRuns: runs(40) },
    ));
});

describe("what valleys hold", () => {
  it("is what planned capacity leaves, by the hour and the day", () => {
    // from Monday 12:00: half a day, a whole day of a quarter replica, a whole day of one
    const hours = [...Array(12).fill(3600), ...Array(24).fill(900), ...Array(24).fill(3600)];
    const { batch } = replayOf(
      hoursOf(hours, monday + 12),
      undefined,
      replica,
      { planTo: 0.5, spareReplicas: 1 },
      level,
    );
    // a load of one takes two replicas at a half: one replica-hour an hour, of which a quarter leaves 0.75
    expect(batch.idle_replica_hours).toBeCloseTo(24 * 0.75, 9);
    // 00:00 is in both days, 12:00 in them and in the half one
    expect(batch.idle_replicas_by_hour_of_day[0]).toBeCloseTo(0.75 / 2, 9);
    expect(batch.idle_replicas_by_hour_of_day[12]).toBeCloseTo(0.75 / 3, 9);
    // 1,000 tokens a second for 18 hours in 60
    expect(batch.tokens_per_day).toBeCloseTo((18 * 3600 * 1000 * 24) / 60, 3);
    expect(batch.tokens_per_day_p10).toBe(0);
  });

  it("and traffic together fill the planned capacity where no hour is above it", () =>
    fc.assert(
      fc.property(anyHours, anyPlan, (requests, plan) => {
        const replay = replayOf(hoursOf(requests), undefined, replica, plan, level);
        const planned = replay.by_hour.throughput.expected.replicas * plan.planTo;
        expect(replay.batch.idle_replica_hours / requests.length + replay.mean_load).toBeCloseTo(planned, 6);
        if (replay.batch.tokens_per_day_p10 === null) expect(requests.length).toBeLessThan(24);
      }),
      { numRuns: runs(100) },
    ));
});
