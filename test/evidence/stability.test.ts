import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stabilityOf, stabilityOfSeries } from "../../src/evidence/stability.js";
import { runs } from "../support/runs.js";
import { byHour, hourlyOf, normal, randomFrom } from "./series.js";

const found = (values: readonly number[]) => {
  const stability = stabilityOfSeries(values);
  if (!stability) throw new Error("no stability");
  return stability;
};

describe("stability by hand", () => {
  it("of a load that never changes is 1", () => {
    expect(found(byHour(3, () => 7))).toEqual({
      stability: 1,
      loadFactor: 1,
      repeatability: 1,
      lag: 24,
      hours: 72,
      lowConfidence: true,
    });
  });

  it("of 6 busy hours a day is the root of a quarter", () => {
    // L = 6 ÷ 24, and the same comes again every day: R = 1
    const { stability, loadFactor, repeatability } = found(byHour(4, (hour) => (hour < 6 ? 10 : 0)));
    expect([stability, loadFactor, repeatability]).toEqual([0.5, 0.25, 1]);
  });

  it("of a load that doubles every day knows two thirds again", () => {
    // 1, 2 and 4 in all hours of three days. R = (2·1 + 2·2) ÷ ((1 + 2) + (2 + 4)) = 6/9; p99 is 4, L = (1 + 2 + 4) ÷ 3 ÷ 4
    const { stability, loadFactor, repeatability } = found(byHour(3, (_, day) => 2 ** day));
    expect(repeatability).toBeCloseTo(6 / 9, 12);
    expect(loadFactor).toBeCloseTo(7 / 12, 12);
    expect(stability).toBeCloseTo(Math.sqrt((6 / 9) * (7 / 12)), 12);
  });

  it("takes p99 by nearest rank: of 200 hours the 198th, so that two hours may pass it", () => {
    const flat = Array<number>(198).fill(1);
    // (198 + 2 cut to 1) ÷ 200 ÷ 1
    expect(found([...flat, 50, 50]).loadFactor).toBe(1);
    // three hours of 50: p99 is 50, L = (197 + 3 · 50) ÷ 200 ÷ 50
    expect(found([...flat.slice(1), 50, 50, 50]).loadFactor).toBeCloseTo(347 / 10_000, 12);
  });

  it("of traffic in fewer than one hour of a hundred counts these hours", () => {
    // one hour in each of two weeks: p99 is 0, 2 of 336 hours have traffic, and the second comes a week after the first
    const cron = byHour(14, (hour, day) => (hour === 0 && day % 7 === 0 ? 5 : 0));
    expect(found(cron)).toMatchObject({ loadFactor: 2 / 336, repeatability: 1, lag: 168 });
  });
});

describe("how much is known", () => {
  const working = (hours: number) => byHour(21, (_, day) => (day % 7 < 5 ? 1 : 0)).slice(0, hours);

  it("nothing below 72 hours, hours before the first traffic not counted", () => {
    expect(stabilityOfSeries(Array<number>(71).fill(1))).toBeNull();
    expect(stabilityOfSeries([...Array<number>(9).fill(0), ...Array<number>(71).fill(1)])).toBeNull();
    expect(stabilityOfSeries([0, ...Array<number>(72).fill(1)])).toMatchObject({ hours: 72, loadFactor: 1 });
    expect(stabilityOfSeries(Array<number>(500).fill(0))).toBeNull();
    expect(stabilityOfSeries([])).toBeNull();
  });

  it("the week before from 240 hours on", () => {
    expect(found(working(239)).lag).toBe(24);
    expect(found(working(240))).toMatchObject({ lag: 168, repeatability: 1 });
  });

  it("with confidence from 14 days on", () => {
    expect(found(working(335)).lowConfidence).toBe(true);
    expect(found(working(336)).lowConfidence).toBe(false);
  });

  it("from tokens where at least 95 % of the requests that did not fail tell them, else from requests", () => {
    const requests = byHour(3, () => 100);
    const tokens = byHour(3, (hour) => (hour < 12 ? 1_000 : 0));
    const of = (withTokens: number, rateLimited = 0) =>
      stabilityOf(
        hourlyOf(requests, {
          inputTokens: tokens.map((count) => count * 0.75),
          outputTokens: tokens.map((count) => count * 0.25),
          withTokens: requests.map(() => withTokens),
          rateLimited: requests.map(() => rateLimited),
        }),
      );
    expect(of(95)).toMatchObject({ unit: "tokens", loadFactor: 0.5 });
    expect(of(94)).toMatchObject({ unit: "requests", loadFactor: 1 });
    // 76 of the 80 that were served
    expect(of(76, 20)).toMatchObject({ unit: "tokens" });
    expect(of(75, 20)).toMatchObject({ unit: "requests" });
  });
});

/**
 * Four weeks of each pattern, the noise from a fixed seed. The figures are those that were published with the definition;
 * noise and heights of the patterns are chosen here so that the pattern is what its name says.
 */
describe("typical patterns come out as published", () => {
  const random = randomFrom(1);
  const noisy = (share: number) => Math.max(0, 1 + share * normal(random));
  const exponential = () => -Math.log(1 - random());
  const working = (hour: number, day: number) => day % 7 < 5 && hour >= 9 && hour < 18;

  it.each([
    ["flat, noise of 3 %", byHour(28, () => noisy(0.03)), 0.96, 0.94, 0.98],
    [
      "diurnal, a sine from 50 % to 150 % of the mean, noise of 3 %",
      byHour(28, (hour) => noisy(0.03) * (1 + Math.sin((2 * Math.PI * hour) / 24) / 2)),
      0.8,
      0.65,
      0.98,
    ],
    [
      "business hours, 9 to 18 on five days over 5 % at other times, noise of 5 %",
      byHour(28, (hour, day) => noisy(0.05) * (working(hour, day) ? 1 : 0.05)),
      0.52,
      0.28,
      0.97,
    ],
    ["a nightly batch of 2 hours, noise of 2 %", byHour(28, (hour) => (hour < 2 ? noisy(0.02) : 0)), 0.29, 0.08, 0.99],
    [
      "random bursts, exponential, in 45 % of hours",
      byHour(28, () => (random() < 0.45 ? exponential() : 0)),
      0.17,
      undefined,
      undefined,
    ],
    [
      "a weekly cron of 3 hours, noise of 10 %",
      byHour(28, (hour, day) => (day % 7 === 6 && hour < 3 ? noisy(0.1) : 0)),
      0.14,
      undefined,
      undefined,
    ],
  ])("%s", (_, values, stability, loadFactor, repeatability) => {
    const all = found(values);
    // what rounding to two places and the choice of noise leave open
    expect(Math.abs(all.stability - stability)).toBeLessThanOrEqual(0.015);
    if (loadFactor !== undefined) expect(Math.abs(all.loadFactor - loadFactor)).toBeLessThanOrEqual(0.015);
    if (repeatability !== undefined) expect(Math.abs(all.repeatability - repeatability)).toBeLessThanOrEqual(0.015);
  });
});

describe("always", () => {
  const series = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 0 })), {
    minLength: 72,
    maxLength: 400,
  });

  it("all parts lie between 0 and 1, and stability is the root of their product", () => {
    fc.assert(
      fc.property(series, (values) => {
        const all = stabilityOfSeries(values);
        if (!all) return;
        for (const part of [all.stability, all.loadFactor, all.repeatability]) {
          expect(part).toBeGreaterThanOrEqual(0);
          expect(part).toBeLessThanOrEqual(1);
        }
        expect(all.stability ** 2).toBeCloseTo(all.loadFactor * all.repeatability, 12);
      }),
      { numRuns: runs(300) },
    );
  });

  it("it does not depend on the unit, nor on hours before the first traffic", () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 50 }), fc.nat(100), (values, times, earlier) => {
        const all = stabilityOfSeries(values);
        const other = stabilityOfSeries([
          ...Array<number>(earlier).fill(0),
          ...values.map((value) => value * 2 ** times),
        ]);
        // a power of two changes no digit
        expect(other).toEqual(all);
      }),
      { numRuns: runs(300) },
    );
  });

  it("one hour of backfill in two weeks hardly moves it", () => {
    fc.assert(
      fc.property(fc.nat(335), fc.integer({ min: 1, max: 1_000 }), (place, times) => {
        const values = byHour(14, (hour) => 10 + hour);
        const before = found(values).loadFactor;
        values[place] = 33 * times;
        expect(Math.abs(found(values).loadFactor - before)).toBeLessThan(0.01);
      }),
      { numRuns: runs(200) },
    );
  });
});
