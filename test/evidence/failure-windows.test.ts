import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FailureSeries, failureWindows } from "../../src/evidence/failure-windows.js";
import { runs } from "../support/runs.js";
import { byHour, randomFrom } from "./series.js";

const constant = (hours: number, value: number): number[] => Array<number>(hours).fill(value);

describe("windows of failures", () => {
  /** Thirty days of 100 requests an hour with one failure each, and more of them in some hours. */
  function withBursts(...bursts: readonly [from: number, to: number, failures: number][]): FailureSeries {
    const failures = constant(720, 1);
    for (const [from, to, many] of bursts) failures.fill(many, from, to);
    return { start: 1_000, failures, told: constant(720, 100) };
  }

  it("are none where failures are even", () => {
    expect(failureWindows(withBursts())).toEqual([]);
    expect(failureWindows({ start: 0, failures: constant(720, 0), told: constant(720, 5) })).toEqual([]);
    expect(failureWindows({ start: 0, failures: [], told: [] })).toEqual([]);
  });

  it("are none where everything fails, since there is no rest to be above", () => {
    expect(failureWindows({ start: 0, failures: constant(720, 5), told: constant(720, 5) })).toEqual([]);
  });

  it("are the hours in which 60 of 100 fail", () => {
    // 4 hours of 60 failures, and 716 of one
    expect(failureWindows(withBursts([200, 204, 60]))).toEqual([
      { from: 1_200, to: 1_204, failures: 240, of: 400, share: 240 / 956 },
    ]);
  });

  it("are found beside a much larger one, and told after it", () => {
    const found = failureWindows(withBursts([100, 102, 15], [200, 260, 100]));
    expect(found.map(({ from, to, failures }) => [from, to, failures])).toEqual([
      [1_200, 1_260, 6_000],
      [1_100, 1_102, 30],
    ]);
  });

  it("go over hours without requests and hours without failures, where few requests come at all", () => {
    const failures = constant(720, 0);
    const told = constant(720, 2);
    for (const hour of [50, 150, 350, 500, 650]) failures[hour] = 1;
    // ten hours in which all fail, but for one without requests and one in which both went well
    failures.fill(2, 400, 410);
    failures[404] = told[404] = 0;
    failures[406] = 0;
    expect(failureWindows({ start: 0, failures, told })).toEqual([
      { from: 400, to: 410, failures: 16, of: 18, share: 16 / 21 },
    ]);
  });

  it("end where failures stop for six hours, however few requests come", () => {
    const failures = constant(720, 0);
    failures.fill(10, 100, 110).fill(10, 116, 126);
    const apart = failureWindows({ start: 0, failures, told: constant(720, 10) });
    expect(apart.map(({ from, to }) => [from, to])).toEqual([
      [100, 110],
      [116, 126],
    ]);
  });

  it("do not come of chance: none or hardly any in 200 series of independent failures", () => {
    const random = randomFrom(9);
    let series = 0;
    for (let i = 0; i < 200; i++) {
      const rate = random() * 0.2;
      const told = byHour(14, () => 1 + Math.floor(random() * 20));
      const failures = told.map((of) => Array.from({ length: of }, random).filter((one) => one < rate).length);
      if (failureWindows({ start: 0, failures, told }).length > 0) series++;
    }
    // one in a hundred is allowed; of 200 more than 7 come by chance once in a thousand
    expect(series).toBeLessThanOrEqual(7);
  });

  it("lie apart within the series, hold what they say, and move with it", () => {
    const hour = fc.oneof(
      { weight: 5, arbitrary: fc.tuple(fc.constant(0), fc.nat(50)) },
      { weight: 1, arbitrary: fc.tuple(fc.nat(50), fc.nat(50)) },
    );
    fc.assert(
      fc.property(fc.array(hour, { maxLength: 400 }), fc.nat(500_000), (hours, start) => {
        const failures = hours.map(([failed]) => failed);
        const told = hours.map(([failed, well]) => failed + well);
        const found = failureWindows({ start, failures, told });
        const inTime = [...found].sort((a, b) => a.from - b.from);
        for (const [i, { from, to, failures: failed, of }] of inTime.entries()) {
          expect(from).toBeGreaterThanOrEqual(inTime[i - 1]?.to ?? start);
          expect(to).toBeGreaterThan(from);
          const within = hours.slice(from - start, to - start);
          expect(within.reduce((sum, one) => sum + one[0], 0)).toBe(failed);
          expect(within.reduce((sum, one) => sum + one[0] + one[1], 0)).toBe(of);
          expect(failures[from - start]).toBeGreaterThan(0);
          expect(failures[to - 1 - start]).toBeGreaterThan(0);
        }
        expect(inTime.at(-1)?.to ?? start).toBeLessThanOrEqual(start + hours.length);
        const shares = found.map(({ share }) => share);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1 + 1e-12);
        expect([...shares].sort((a, b) => b - a)).toEqual(shares);
        const later = failureWindows({ start: start + 7, failures, told });
        expect(later.map(({ from, to }) => [from - 7, to - 7])).toEqual(found.map(({ from, to }) => [from, to]));
      }),
      { numRuns: runs(300) },
    );
  });
});
