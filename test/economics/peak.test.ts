import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pointAt } from "../../src/costs/factors.js";
import { peakOf } from "../../src/economics/peak.js";
import { profileOf } from "../../src/economics/profile.js";
import { studyOf } from "../../src/economics/study.js";
import { data, judged } from "../support/assessor.js";
import { asOf } from "../support/judge.js";
import { runs } from "../support/runs.js";
import { having, sizedWorkload } from "../support/workloads.js";

const { economics } = data;
if (!economics) throw new Error("no economics");
const { assumptions } = economics;

describe("the peak over the mean", () => {
  it("is as stated, or as the utilisation seen in practice implies", () => {
    expect(peakOf({ peakToMean: 3 }, assumptions)).toEqual({ low: 3, expected: 3, high: 3 });
    const { low, expected, high } = peakOf({}, assumptions);
    expect([low, expected, high]).toEqual([
      expect.closeTo(0.7 / 0.6, 9),
      expect.closeTo(0.7 / 0.3, 9),
      expect.closeTo(0.7 / 0.15, 9),
    ]);
  });

  it("is what the hours with requests make of it at least", () => {
    expect(peakOf({ activeHoursPerWeek: 42 }, assumptions)).toMatchObject({
      low: 4,
      expected: 4,
      high: expect.closeTo(0.7 / 0.15, 9),
    });
    expect(peakOf({ activeHoursPerWeek: 21 }, assumptions)).toEqual({ low: 8, expected: 8, high: 8 });
    expect(peakOf({ activeHoursPerWeek: 168 }, assumptions)).toEqual(peakOf({}, assumptions));
  });

  it("is the larger one where a lower figure is stated beside the hours", () => {
    expect(peakOf({ peakToMean: 2, activeHoursPerWeek: 42 }, assumptions)).toEqual({ low: 4, expected: 4, high: 4 });
    expect(peakOf({ peakToMean: 9, activeHoursPerWeek: 42 }, assumptions)).toEqual({ low: 9, expected: 9, high: 9 });
  });
});

it("always on and in a window of hours the same replicas stand", () => {
  let compared = 0;
  fc.assert(
    fc.property(sizedWorkload, fc.integer({ min: 1, max: 167 }), (drawn, hours) => {
      const { facts } = judged(having(drawn, { "traffic.active_hours_per_week": hours }));
      const { own, uncertainty } = studyOf(profileOf(facts), economics, asOf);
      const [always, window] = ["on_demand", "active_window"].map((tenure) => own.find((way) => way.tenure === tenure));
      if (!always || !window) return;
      compared++;
      for (const end of ["low", "expected", "high"] as const) {
        const point = pointAt({ peak_to_mean: uncertainty.peak_to_mean[end] });
        expect(window.model.fleet?.(point).replicas).toBe(always.model.fleet?.(point).replicas);
      }
    }),
    { numRuns: runs(40) },
  );
  expect(compared).toBeGreaterThan(runs(40) / 2);
});
