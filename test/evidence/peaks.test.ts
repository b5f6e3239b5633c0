import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { activeHoursPerWeek, hourlyPeak, minutePeak } from "../../src/evidence/peaks.js";
import { runs } from "../support/runs.js";
import { byHour, hourlyOf } from "./series.js";

describe("peak over mean", () => {
  it("by the hour, those without requests counted", () => {
    // 48 in 24 hours are 2 an hour; 6 is three times that
    const values = byHour(1, (hour) => (hour < 8 ? ([6, 4, 0, 0, 4, 6, 4, 0][hour] ?? 0) : hour < 20 ? 2 : 0));
    expect(hourlyPeak(hourlyOf(values, { start: 480_000 }))).toEqual({
      peakToMean: 3,
      at: 480_000,
      peak: 6,
      mean: 2,
      unit: "tokens",
      of: 24,
    });
    expect(hourlyPeak(hourlyOf(values.slice(1)))).toBeNull();
  });

  it("by the minute, over as many minutes as are given", () => {
    const minutes = { minute: [100, 103, 109], requests: [2, 1, 2], tokens: [10, 70, 20] };
    // 5 requests or 100 tokens in ten minutes
    expect(minutePeak(minutes, 10, "requests")).toEqual({
      peakToMean: 4,
      at: 100,
      peak: 2,
      mean: 0.5,
      unit: "requests",
      of: 10,
    });
    expect(minutePeak(minutes, 10, "tokens")).toMatchObject({ peakToMean: 7, at: 103, peak: 70, mean: 10 });
  });

  it("of nothing is none", () => {
    expect(hourlyPeak(hourlyOf([]))).toBeNull();
    expect(hourlyPeak(hourlyOf(byHour(2, () => 0)))).toBeNull();
    expect(minutePeak({ minute: [], requests: [], tokens: [] }, 60, "requests")).toBeNull();
    expect(minutePeak({ minute: [5], requests: [1], tokens: [0] }, 60, "tokens")).toBeNull();
  });

  it("lies between 1 and the number of hours, and is the same in any unit", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { minLength: 24, maxLength: 200 }), (values) => {
        const peak = hourlyPeak(hourlyOf(values));
        if (!peak) {
          expect(Math.max(...values)).toBe(0);
          return;
        }
        expect(peak.peakToMean).toBeGreaterThanOrEqual(1);
        expect(peak.peakToMean).toBeLessThanOrEqual(values.length * (1 + 1e-12));
        expect(peak.peak).toBe(Math.max(...values));
        expect(values[peak.at]).toBe(peak.peak);
        expect(hourlyPeak(hourlyOf(values.map((value) => 1_024 * value)))?.peakToMean).toBe(peak.peakToMean);
      }),
      { numRuns: runs(300) },
    );
  });
});

describe("active hours a week", () => {
  const office = (days: number) => byHour(days, (hour, day) => (day % 7 < 5 && hour >= 8 && hour < 17 ? 3 : 0));

  it("are nine on five days", () => {
    expect(activeHoursPerWeek(hourlyOf(office(14)))).toBe(45);
  });

  it("are taken from whole weeks, so that it does not matter with which day the log begins", () => {
    for (let days = 7; days < 14; days++) expect(activeHoursPerWeek(hourlyOf(office(days)))).toBe(45);
  });

  it("are not known below a week", () => {
    expect(activeHoursPerWeek(hourlyOf(office(7).slice(1)))).toBeNull();
  });

  it("are all 168 where requests come in every hour", () => {
    expect(activeHoursPerWeek(hourlyOf(byHour(30, () => 1)))).toBe(168);
  });
});
