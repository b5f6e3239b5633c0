import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { growthOf, growthOfDays } from "../../src/evidence/growth.js";
import { runs } from "../support/runs.js";
import { byHour, hourlyOf, normal, randomFrom } from "./series.js";

const weeksOfAMonth = 30.4375 / 7;

/** Days of weeks, each day as `value` says. */
const days = (weeks: number, value: (week: number, weekday: number) => number): number[] =>
  Array.from({ length: 7 * weeks }, (_, day) => value(Math.floor(day / 7), day % 7));

const found = (totals: readonly number[]) => {
  const growth = growthOfDays(totals);
  if (!growth) throw new Error("no growth");
  return growth;
};

describe("growth by hand", () => {
  it("of a tenth more in the second of two weeks is 1.1 to the 4.348 weeks of a month, which two weeks cannot show", () => {
    const growth = found(days(2, (week, weekday) => (1 + weekday) * (week === 0 ? 100 : 110)));
    expect(growth.perMonth).toBeCloseTo(1.1 ** weeksOfAMonth - 1, 12);
    expect(growth).toMatchObject({ interval: null, trend: "none_shown", weeks: 2 });
  });

  it("of weeks of 1, 2, 4 and 16 a day lies between doubling and quadrupling every week", () => {
    // In powers of two a week, pairs of weeks grow by 1, 1, 4/3, 1, 3/2 and 2, each on seven weekdays: N = 42. In order,
    // the 21st is 1 and the 22nd 4/3. Weekdays move as one: Var S = 49 · 4·3·13/18 = 424.7, z·√Var S = 33.9, and the
    // interval is from slope ⌊(42 − 33.9)/2⌋ = 4 to the fourth from above.
    const growth = found(days(4, (week) => [1, 2, 4, 16][week] ?? 0));
    expect(growth.perMonth).toBeCloseTo(2 ** ((7 / 6) * weeksOfAMonth) - 1, 9);
    expect(growth.interval?.low).toBeCloseTo(2 ** weeksOfAMonth - 1, 9);
    expect(growth.interval?.high).toBeCloseTo(2 ** (2 * weeksOfAMonth) - 1, 9);
    expect(growth.trend).toBe("growing");
  });

  it("of weekdays that go different ways is none, and their variance that of independent ones", () => {
    // Three weekdays double twice, three halve twice, one stays: N = 21, nine slopes of 1, nine of −1, three of 0.
    // Var S = 6 · 3·2·11/18 = 22, z·√22 = 7.7, ⌊(21 − 7.7)/2⌋ = 6: the interval is from −1 to 1.
    const growth = found(days(3, (week, weekday) => 2 ** (weekday < 3 ? week : weekday < 6 ? 2 - week : 1)));
    expect(growth.perMonth).toBe(0);
    expect(growth.interval?.low).toBeCloseTo(2 ** -weeksOfAMonth - 1, 9);
    expect(growth.interval?.high).toBeCloseTo(2 ** weeksOfAMonth - 1, 9);
    expect(growth.trend).toBe("none_shown");
  });

  it("of whole days alone, in UTC", () => {
    // From 6 o'clock on the first day to 3 o'clock on the last: 15 whole days between, and hours of both ends beyond measure.
    const values = byHour(17, (hour, day) => (day === 0 || day === 16 ? 1e9 : hour)).slice(6, -21);
    // The same every day: all slopes are 0.
    expect(growthOf(hourlyOf(values, { start: 24 * 20_000 + 6 }))).toEqual({
      perMonth: 0,
      interval: { low: 0, high: 0 },
      trend: "none_shown",
      weeks: 2,
      unit: "tokens",
    });
    // one hour less at the start, and one day is no longer whole
    const fourteen = byHour(14, () => 5);
    expect(growthOf(hourlyOf(fourteen))?.weeks).toBe(2);
    expect(growthOf(hourlyOf(fourteen.slice(1), { start: 1 }))).toBeNull();
  });

  it("is not known of less than two weeks, nor of no traffic", () => {
    expect(growthOfDays(Array<number>(13).fill(5))).toBeNull();
    expect(growthOfDays(Array<number>(28).fill(0))).toBeNull();
    expect(growthOfDays([])).toBeNull();
  });

  it("is not moved by an outage or a backfill of a day", () => {
    const growing = days(8, (week, weekday) => 1.05 ** (week + weekday / 7));
    const broken = growing.map((total, day) => (day === 20 ? 0 : day === 40 ? 1_000 * total : total));
    expect(found(broken).perMonth).toBeCloseTo(1.05 ** weeksOfAMonth - 1, 9);
    expect(found(broken).trend).toBe("growing");
  });

  it("is not moved by weekends without traffic", () => {
    const growth = found(days(6, (week, weekday) => (weekday < 5 ? 3 ** week : 0)));
    expect(growth.perMonth).toBeCloseTo(3 ** weeksOfAMonth - 1, 6);
    expect(growth.trend).toBe("growing");
  });
});

/** Two to twelve weeks of totals that differ so little that a growth a month has a logarithm of eight digits. */
const anyDays = fc
  .integer({ min: 2, max: 12 })
  .chain((weeks) => fc.array(fc.integer({ min: 1_000, max: 20_000 }), { minLength: 7 * weeks, maxLength: 7 * weeks }));

const logs = (growth: ReturnType<typeof found>) => ({
  point: Math.log1p(growth.perMonth),
  low: growth.interval && Math.log1p(growth.interval.low),
  high: growth.interval && Math.log1p(growth.interval.high),
});

/** Equal but for rounding, or both unknown. */
function expectClose(got: number | null, wanted: number | null): void {
  if (got === null || wanted === null) expect(got).toBe(wanted);
  else expect(got).toBeCloseTo(wanted, 8);
}

describe("always", () => {
  it("the interval holds the figure, and a trend is shown only where the interval is on one side of 0", () => {
    fc.assert(
      fc.property(anyDays, (totals) => {
        const { perMonth, interval, trend } = found(totals);
        if (!interval) {
          expect(trend).toBe("none_shown");
          return;
        }
        expect(interval.low).toBeLessThanOrEqual(perMonth);
        expect(interval.high).toBeGreaterThanOrEqual(perMonth);
        expect(trend === "none_shown").toBe(interval.low <= 0 && interval.high >= 0);
      }),
      { numRuns: runs(300) },
    );
  });

  it("exact growth is found, whatever the shape of the week, and shown from four weeks on", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 20 }),
        fc.double({ min: -0.5, max: 0.5, noNaN: true }).filter((rate) => Math.abs(rate) > 1e-6),
        fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 7, maxLength: 7 }),
        (weeks, rate, shape) => {
          const growth = found(days(weeks, (week, weekday) => (shape[weekday] ?? 1) * Math.exp(rate * week)));
          expect(logs(growth).point).toBeCloseTo(rate * weeksOfAMonth, 8);
          expect(growth.trend).toBe(weeks < 4 ? "none_shown" : rate > 0 ? "growing" : "shrinking");
        },
      ),
      { numRuns: runs(200) },
    );
  });

  it("it does not depend on the unit", () => {
    fc.assert(
      fc.property(anyDays, fc.integer({ min: 2, max: 1_000 }), (totals, times) => {
        const [one, other] = [logs(found(totals)), logs(found(totals.map((total) => total * times)))];
        expect(other.point).toBeCloseTo(one.point, 8);
        expectClose(other.low, one.low);
        expectClose(other.high, one.high);
      }),
      { numRuns: runs(200) },
    );
  });

  it("time that runs backwards makes growth shrink by as much", () => {
    fc.assert(
      fc.property(anyDays, (totals) => {
        const [one, other] = [logs(found(totals)), logs(found([...totals].reverse()))];
        expect(other.point).toBeCloseTo(-one.point, 8);
        expectClose(other.low, one.high && -one.high);
        expectClose(other.high, one.low && -one.low);
      }),
      { numRuns: runs(200) },
    );
  });
});

describe("of 400 noisy workloads of eight weeks", () => {
  /** Noise of 20 % that a week's days share, and as much that each day has by itself. */
  function noisy(random: () => number, growthAWeek: number): number[] {
    const shared = Array.from({ length: 8 }, () => normal(random));
    return days(8, (week, weekday) =>
      Math.exp(growthAWeek * week + 0.2 * (shared[week] ?? 0) + 0.2 * normal(random) - (weekday < 5 ? 0 : 1)),
    );
  }

  it.each([0, 0.03])("with a growth of %s a week, nine of ten intervals or nearly so hold it", (growthAWeek) => {
    const random = randomFrom(7);
    const all = Array.from({ length: 400 }, () => logs(found(noisy(random, growthAWeek))));
    const truth = growthAWeek * weeksOfAMonth;
    const missed = all.filter(({ low, high }) => low === null || high === null || low > truth || high < truth);
    // of 400 with a tenth each, 60 or more come by chance once in a thousand
    expect(missed.length).toBeLessThan(60);
  });
});
