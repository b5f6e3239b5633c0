import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gapsOf } from "../../src/evidence/gaps.js";
import { runs } from "../support/runs.js";
import { byHour, normal, randomFrom } from "./series.js";

/** A Monday, 0:00 UTC: 2024-01-01 is 19,723 days after the epoch. */
const monday = 24 * 19_723;

/** About a Poisson number: a normal one of the same mean and variance, rounded. */
const around = (mean: number, random: () => number): number =>
  Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));

const cut = (requests: number[], from: number, to: number): number[] => requests.fill(0, from, to);

const gaps = (requests: readonly number[], start = monday) => gapsOf({ start, requests });

const day = (hour: number): boolean => hour >= 8 && hour < 20;
const office = (hour: number, date: number): boolean => date % 7 < 5 && day(hour);

describe("no gap", () => {
  const random = randomFrom(3);

  it.each([
    ["no hours", []],
    ["no traffic", byHour(30, () => 0)],
    ["a steady stream", byHour(30, () => around(100, random))],
    ["a pause every night", byHour(30, (hour) => (day(hour) ? around(100, random) : 0))],
    ["a pause every night and weekend", byHour(30, (hour, date) => (office(hour, date) ? around(100, random) : 0))],
    ["a nightly batch", byHour(30, (hour) => (hour === 3 ? 10_000 : 0))],
    ["a weekly job", byHour(60, (hour, date) => (date % 7 === 2 && hour < 3 ? 10_000 : 0))],
    ["a request now and then", byHour(30, () => (random() < 0.2 ? 1 : 0))],
    ["large bursts in two hours of three", byHour(60, () => (random() < 2 / 3 ? 1_000 : 0))],
    ["a night of backfill among quiet ones", byHour(15, (hour, date) => (day(hour) || date === 4 ? 100 : 0))],
    [
      "a start from a few requests, doubling every five days",
      byHour(60, (_, date) => around(3 * 2 ** (date / 5), random)),
    ],
  ])("in %s", (_, requests) => {
    expect(gaps(requests)).toEqual([]);
  });

  it("where traffic has faded before and only comes back after, but where it breaks off", () => {
    const steady = byHour(30, () => 100);
    const fading = cut([...steady], 300, 302);
    // two hours of 3 where 100 are usual: e^−6 at the least, against 0.01 ÷ 720 = e^−11.2
    const at = (share: number) => fading.map((count, t) => (t >= 297 && t < 305 ? count * share : count));
    expect(gaps(at(1)).length).toBe(1);
    expect(gaps(at(0.03))).toEqual([]);
  });

  it("in the first weekend of a log of ten days, which nothing is known of", () => {
    expect(gaps(byHour(10, (hour, date) => (office(hour, date) ? 100 : 0)))).toEqual([]);
  });

  it("in that weekend of an office in Hawaii, where Sunday ends on Monday noon, UTC", () => {
    // 8 to 20 o'clock ten hours behind UTC, Monday to Friday
    const local = byHour(10, (hour, date) => (office((hour + 14) % 24, hour < 10 ? date + 6 : date) ? 100 : 0));
    expect(gaps(local)).toEqual([]);
  });

  it("in empty hours where a single hour would have had a request or two", () => {
    // e^−2 a stream of two an hour, six hours: e^−12 against 0.01 ÷ 720 = e^−11.2; five hours are no gap
    const steady = byHour(30, () => 2);
    expect(gaps(cut([...steady], 300, 305))).toEqual([]);
    expect(gaps(cut([...steady], 300, 306))).toEqual([{ from: monday + 300, to: monday + 306, usual: 12 }]);
  });
});

describe("a gap", () => {
  const random = randomFrom(5);

  it("is one hour of a steady stream", () => {
    expect(
      gaps(
        cut(
          byHour(30, () => 100),
          400,
          401,
        ),
      ),
    ).toEqual([{ from: monday + 400, to: monday + 401, usual: 100 }]);
  });

  it("is a working day without requests, with the nights around it", () => {
    const requests = byHour(28, (hour, date) => (office(hour, date) ? 50 : 0));
    // Wednesday of the second week: from Tuesday 20:00 to Thursday 8:00; twelve hours of 50 are missing
    expect(gaps(cut(requests, 9 * 24, 10 * 24))).toEqual([
      { from: monday + 8 * 24 + 20, to: monday + 10 * 24 + 8, usual: 600 },
    ]);
  });

  it("is found in a log of four days, during the week", () => {
    const requests = byHour(4, (hour) => (day(hour) ? 100 : 0));
    expect(gaps(cut(requests, 36, 40))).toEqual([{ from: monday + 36, to: monday + 40, usual: 400 }]);
  });

  it("is told beside another one", () => {
    const requests = byHour(60, (hour) => around(day(hour) ? 500 : 50, random));
    const found = gaps(cut(cut(requests, 200, 230), 700, 703));
    expect(found.map(({ from, to }) => [from - monday, to - monday])).toEqual([
      [200, 230],
      [700, 703],
    ]);
  });

  it("of bursts in two hours of three takes many empty hours", () => {
    const bursts = byHour(60, () => (random() < 2 / 3 ? 1_000 : 0));
    // a third of the hours are empty: 3^−n below 0.01 ÷ 1,440 from n = 11 on
    expect(gaps(cut([...bursts], 500, 530)).length).toBe(1);
    expect(gaps(cut([...bursts], 500, 504))).toEqual([]);
  });

  it("is found wherever it is cut out of a stream with a rhythm, exactly, and nothing else", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 20, max: 5_000 }), { minLength: 24, maxLength: 24 }),
        fc.integer({ min: 14, max: 40 }),
        fc.integer({ min: 1, max: 72 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(1_000_000),
        (shape, days, hours, where, start) => {
          const whole = byHour(days, (hour) => shape[hour] ?? 0);
          const from = 1 + Math.floor(where * (whole.length - hours - 2));
          expect(gaps(whole, start)).toEqual([]);
          const missing = whole.slice(from, from + hours).reduce((sum, count) => sum + count, 0);
          expect(gaps(cut([...whole], from, from + hours), start)).toEqual([
            { from: start + from, to: start + from + hours, usual: missing },
          ]);
        },
      ),
      { numRuns: runs(100) },
    );
  });
});
