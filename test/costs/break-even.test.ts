import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BreakEvenQuestion, breakEven } from "../../src/costs/break-even.js";
import { pointAt } from "../../src/costs/factors.js";
import { managed } from "../../src/costs/managed.js";
import { selfHosted } from "../../src/costs/self-hosted.js";
import { requestsPerSecond, tokensPerMonth, usdPerHour, usdPerMonth } from "../../src/quantities/quantity.js";
import { runs } from "../support/runs.js";
import { anyModel, managedModel, selfHostedModel } from "./arbitrary.js";

const today = 1e9;
const volume = tokensPerMonth(today);
/** The candidate's cost less the incumbent's. */
const difference = ({ incumbent, candidate }: BreakEvenQuestion, tokens: number) => {
  const point = pointAt({ volume: tokens / today });
  return candidate.total(point) - incumbent.total(point);
};
const question = (within: number) =>
  fc
    .record({ incumbent: anyModel, candidate: anyModel })
    .map((models): BreakEvenQuestion => ({ ...models, volume, within: tokensPerMonth(within) }));

describe("break-even", () => {
  it("is a fixed point: costs are equal there, or a step changes the sign", () => {
    const kinds = new Map<string, number>();
    fc.assert(
      fc.property(question(20e9), (asked) => {
        for (const { volume: at, kind, candidateCheaper } of breakEven(asked).crossings) {
          kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
          if (kind === "start") continue;
          const cost = asked.incumbent.total(pointAt({ volume: at / today }));
          if (kind === "equal") expect(Math.abs(difference(asked, at))).toBeLessThanOrEqual(cost * 1e-6);
          expect(difference(asked, at * (1 + 1e-9)) < 0).toBe(candidateCheaper);
          if (kind === "step") expect(difference(asked, at * (1 - 1e-9)) < 0).toBe(!candidateCheaper);
        }
      }),
      { numRuns: runs(400) },
    );
    expect(kinds.get("equal") ?? 0).toBeGreaterThan(runs(400) / 10);
    expect(kinds.get("step") ?? 0).toBeGreaterThan(runs(400) / 10);
  });

  it("misses no change of sign: between two crossings one side is cheaper throughout", () => {
    const places = fc.array(fc.double({ min: 1e-6, max: 1, noNaN: true }), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(question(20e9), places, (asked, shares) => {
        const { crossings, searched } = breakEven(asked);
        for (const at of shares.map((share) => share * searched)) {
          const last = crossings.findLast((crossing) => crossing.volume < at);
          // within rounding of a crossing either side may hold
          if (crossings.some((crossing) => Math.abs(crossing.volume / at - 1) < 1e-9)) continue;
          expect(difference(asked, at) < 0).toBe(last?.candidateCheaper ?? false);
        }
      }),
      { numRuns: runs(400) },
    );
  });

  it("is exchanged when the two options are", () => {
    fc.assert(
      fc.property(managedModel, selfHostedModel, (a, b) => {
        const within = tokensPerMonth(20e9);
        const there = breakEven({ incumbent: a, candidate: b, volume, within }).crossings;
        const back = breakEven({ incumbent: b, candidate: a, volume, within }).crossings;
        const strict = (list: typeof there) => list.filter(({ kind }) => kind !== "start");
        expect(strict(back).map(({ kind, candidateCheaper }) => [kind, !candidateCheaper])).toEqual(
          strict(there).map(({ kind, candidateCheaper }) => [kind, candidateCheaper]),
        );
        strict(back).forEach((crossing, i) => {
          expect(crossing.volume / (strict(there)[i]?.volume ?? 0)).toBeCloseTo(1, 9);
        });
      }),
      { numRuns: runs(300) },
    );
  });

  it("lasts where it lasts: no crossing back before the end of the next step", () => {
    fc.assert(
      fc.property(managedModel, selfHostedModel, (incumbent, candidate) => {
        const asked = { incumbent, candidate, volume, within: tokensPerMonth(20e9) };
        const { lasting, first, searched } = breakEven(asked);
        if (!lasting) return;
        expect(first?.volume).toBeLessThanOrEqual(lasting.volume);
        const [step = Number.POSITIVE_INFINITY] = candidate.breaks(pointAt()).every;
        const end = Math.min(searched, (Math.floor((lasting.volume / today / step) * (1 + 4e-12)) + 2) * step * today);
        for (let share = 0.01; share < 1; share += 0.01) {
          const at = lasting.volume + (end - lasting.volume) * share;
          expect(difference(asked, at)).toBeLessThan(0);
        }
      }),
      { numRuns: runs(300) },
    );
  });

  const api = managed({ id: "api", tokens: usdPerMonth(1_000) });
  const gpu = (usdPerGpuHour: number, replicasToday: number) =>
    selfHosted({
      id: "gpu",
      replicaCapacity: requestsPerSecond(1),
      gpusPerReplica: 1,
      meanLoad: requestsPerSecond(replicasToday),
      peakToMean: 1,
      planTo: 1,
      spareReplicas: 0,
      purchase: { mode: "on_demand", usdPerGpuHour: usdPerHour(usdPerGpuHour) },
      schedule: { kind: "always_on" },
      people: { fte: 0, usdPerEngineer: usdPerMonth(0), onCall: usdPerMonth(0) },
    });

  it("gives the utilisation at which a replica pays", () => {
    // $730 a month against $1,000 for a full replica
    const { first, lasting } = breakEven({
      incumbent: api,
      candidate: gpu(1, 1),
      volume,
      within: tokensPerMonth(100e9),
    });
    expect(first?.utilisation).toBeCloseTo(0.73, 9);
    // 730 (k + 1) < 1000 k from k = 3 on: the third replica is recovered at 2,190, and the fourth starts at 2,920 < 3,000
    expect(lasting?.volume).toBeCloseTo(2.19e9, 0);
  });

  it("says never where a full replica costs more than its tokens", () => {
    const { crossings, first, lasting, searched } = breakEven({
      incumbent: api,
      candidate: gpu(2, 1),
      volume,
      within: tokensPerMonth(1e12),
    });
    expect({ crossings, first, lasting }).toEqual({ crossings: [], first: undefined, lasting: undefined });
    expect(searched).toBe(1e12);
  });

  it("starts at nothing where the incumbent has a minimum spend above the candidate's", () => {
    const committed = managed({ id: "api", tokens: usdPerMonth(1), committed: usdPerMonth(5_000) });
    const { first } = breakEven({
      incumbent: committed,
      candidate: gpu(1, 1e-3),
      volume,
      within: tokensPerMonth(1e10),
    });
    expect(first).toEqual({ volume: 0, kind: "start", candidateCheaper: true });
  });

  it("says how far it searched where there are more steps than it may visit", () => {
    // a full replica costs what its tokens do, so that every single step is a close call
    const even = gpu(1_000 / 730 / 1e6, 1e6);
    const { searched } = breakEven({ incumbent: api, candidate: even, volume, within: tokensPerMonth(1e12) });
    expect(searched).toBeGreaterThan(0);
    expect(searched).toBeLessThan(1e12);
  });

  it("refuses volumes of nothing", () => {
    expect(() => breakEven({ incumbent: api, candidate: api, volume: tokensPerMonth(0), within: volume })).toThrow(
      "volume",
    );
    expect(() => breakEven({ incumbent: api, candidate: api, volume, within: tokensPerMonth(0) })).toThrow("within");
  });
});
