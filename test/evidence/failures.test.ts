import { describe, expect, it } from "vitest";
import { failureLoadOf } from "../../src/evidence/failure-load.js";
import { failuresOf } from "../../src/evidence/failures.js";
import { atTheHour } from "../../src/evidence/hour-of-day.js";
import { byHour, hourlyOf } from "./series.js";

describe("the worst hour of the day", () => {
  const told = byHour(10, () => 100);

  it("is a habit where it fails more than the others on most days", () => {
    const failures = byHour(10, (hour, day) => (hour === 14 && day < 6 ? 20 : 1));
    // six days of 20 and four of one; the series begins at 5 o'clock, so that place 14 is 19 o'clock
    expect(atTheHour({ start: 24 * 400 + 5, failures, told })).toEqual({
      hourOfDay: 19,
      failures: 124,
      of: 1_000,
      days: 10,
      ofDays: 10,
      recurring: true,
    });
  });

  it("is none where one bad day made it", () => {
    const failures = byHour(10, (hour, day) => (hour === 14 && day === 3 ? 90 : 0));
    expect(atTheHour({ start: 0, failures, told })).toMatchObject({ hourOfDay: 14, days: 1, recurring: false });
  });

  it("is none where all hours fail as often", () => {
    expect(atTheHour({ start: 0, failures: byHour(10, () => 3), told })?.recurring).toBe(false);
    expect(atTheHour({ start: 0, failures: byHour(10, () => 0), told })).toBeNull();
    expect(atTheHour({ start: 0, failures: [], told: [] })).toBeNull();
  });

  it("is not the hour in which the only request failed", () => {
    const few = byHour(10, (hour, day) => (hour === 3 ? Number(day === 0) : 100));
    const failures = byHour(10, (hour, day) => (hour === 3 ? Number(day === 0) : hour === 9 ? 80 : 0));
    // the one request's interval reaches down to 1 ÷ (1 + z²) = 0.27
    expect(atTheHour({ start: 0, failures, told: few })?.hourOfDay).toBe(9);
  });
});

describe("rate limits and load", () => {
  const load = (requests: readonly number[], rateLimited: readonly number[]) =>
    failureLoadOf(hourlyOf(requests, { rateLimited }));
  const busyAtNoon = byHour(10, (hour) => (hour === 12 || hour === 13 ? 1_000 : 100));

  it("come together where the busy hours are limited", () => {
    const limited = busyAtNoon.map((count) => (count === 1_000 ? 50 : 1));
    // noon and 13 o'clock have 1,000 requests, ten hours more have 900: a tenth of 240 hours is 24
    const requests = busyAtNoon.map((count, t) => (t % 24 === 14 ? 900 : count));
    const found = load(requests, limited);
    // the 24th is the fourth of the ten, which all belong to the busiest then
    expect(found?.from).toBe(900);
    expect(found?.busiest).toMatchObject({ count: 20 * 50 + 10, of: 20 * 1_000 + 10 * 900 });
    expect(found?.others).toMatchObject({ count: 210, of: 21_000 });
    expect(found?.comesWithLoad).toBe(true);
  });

  it("do not where one bad hour is among the busy ones, though it has nearly all of the limits", () => {
    const requests = byHour(10, (hour) => 100 + 10 * hour);
    const limited = requests.map((_, t) => (t === 24 * 5 + 23 ? 200 : t % 7 === 0 ? 1 : 0));
    const found = load(requests, limited);
    expect(found?.busiest.rate).toBeGreaterThan(10 * (found?.others.rate ?? 1));
    expect(found?.comesWithLoad).toBe(false);
  });

  it("do not where calm hours are limited as often", () => {
    const requests = byHour(10, (hour) => 100 + 10 * hour);
    expect(
      load(
        requests,
        requests.map((count) => count / 10),
      )?.comesWithLoad,
    ).toBe(false);
  });

  it("are not compared where all hours are as busy, or fewer than 72 tell", () => {
    expect(
      load(
        byHour(10, () => 5),
        byHour(10, () => 1),
      ),
    ).toBeNull();
    expect(load(busyAtNoon.slice(0, 71), busyAtNoon.slice(0, 71))).toBeNull();
    const partly = busyAtNoon.map((count, t) => (t < 71 ? count : 0));
    expect(failureLoadOf(hourlyOf(busyAtNoon, { withStatus: partly }))).toBeNull();
  });
});

describe("failures of a workload", () => {
  it("are told by kind", () => {
    const requests = byHour(10, () => 100);
    const errors = requests.map((_, t) => (t >= 50 && t < 55 ? 40 : 0));
    const rateLimited = requests.map(() => 2);
    const found = failuresOf(hourlyOf(requests, { errors, rateLimited, start: 10 }));
    expect(found?.errors).toMatchObject({
      rate: { count: 200, of: 24_000 },
      windows: [{ from: 60, to: 65, failures: 200, of: 500, share: 1 }],
      worstHour: { recurring: false },
    });
    expect(found?.rateLimited).toMatchObject({ rate: { count: 480, of: 24_000, rate: 0.02 }, windows: [], load: null });
  });

  it("are not known where no outcome is", () => {
    expect(failuresOf(hourlyOf([5, 5], { withStatus: [0, 0] }))).toBeNull();
  });
});
