import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Configuration, Sizing } from "../../src/assessment/sizing-schema.js";
import type { SizeFlags } from "../../src/cli/size/flags.js";
import { data, sizingOf } from "./sample.js";

/** Every number of a value, however deep. */
function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

const models = fc.constantFrom(...data.models.map(({ id }) => id));
const flags: fc.Arbitrary<Partial<SizeFlags>> = fc
  .record({
    model: models,
    gpu: fc.option(fc.constantFrom(...data.gpus.map(({ id }) => [id])), { nil: undefined }),
    input: fc.integer({ min: 1, max: 200_000 }),
    output: fc.integer({ min: 1, max: 20_000 }),
    cachedInputShare: fc.constantFrom(0, 0.5, 0.9),
    load: fc.oneof(
      fc.record({ concurrency: fc.integer({ min: 1, max: 5000 }) }),
      fc.record({ rate: fc.double({ min: 0.001, max: 1000, noNaN: true }), peakToMean: fc.constantFrom(1, 3) }),
      fc.constant({}),
    ),
    ttft: fc.option(fc.integer({ min: 1, max: 20_000 }), { nil: undefined }),
    tpot: fc.option(fc.integer({ min: 1, max: 500 }), { nil: undefined }),
    spare: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ load, gpu, ttft, tpot, ...rest }) => ({
    ...rest,
    ...load,
    ...(gpu === undefined ? {} : { gpu }),
    ...(ttft === undefined ? {} : { ttft }),
    ...(tpot === undefined ? {} : { tpot }),
  }));

const holdsFor = (check: (sizing: Sizing, asked: Partial<SizeFlags>) => void): void => {
  fc.assert(
    fc.property(flags, (asked) => check(sizingOf(asked), asked)),
    { numRuns: 60 },
  );
};

const standing = ({ fleet }: Configuration): number => (fleet === null ? 1 : fleet.replicas + fleet.spare_replicas);

describe("an answer", () => {
  it("has no figure that is none, and no rate, time or price of zero", () => {
    holdsFor((sizing) => {
      for (const configuration of [...sizing.configurations, ...sizing.would_fit]) {
        expect(numbersIn(configuration).every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
        const { output_tokens_per_second: output, requests_per_second: requests, tpot_ms: tpot, cost } = configuration;
        for (const { low, expected, high } of [output, requests, ...(tpot ? [tpot] : [])]) {
          expect(low > 0 && low <= expected && expected <= high).toBe(true);
        }
        if (cost) expect(cost.usd_per_hour.low).toBeGreaterThan(0);
      }
    });
  });

  it("tries every GPU, size and precision once: it fits or it is told why not", () => {
    holdsFor((sizing, { gpu }) => {
      const tried = [...sizing.configurations, ...sizing.unfit].map((place) => `${place.gpus} ${place.gpu}`);
      expect(new Set(tried).size).toBe(tried.length);
      expect(tried.length).toBe(4 * (gpu?.length ?? data.gpus.length));
      for (const { because, code } of sizing.unfit) expect([because, code].join(" ")).not.toMatch(/undefined|NaN/);
    });
  });

  it("puts the cheapest first of those without doubts, then of the others, and those without a price last", () => {
    holdsFor(({ configurations }) => {
      const rank = ({ cost, doubts }: Configuration) => (cost === null ? 2 : Number(doubts.length > 0));
      const ranks = configurations.map(rank);
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      for (const each of [0, 1]) {
        const prices = configurations
          .filter((one) => rank(one) === each)
          .map(({ cost }) => cost?.usd_per_month.expected);
        expect(prices).toEqual([...prices].sort((a = 0, b = 0) => a - b));
      }
    });
  });

  it("keeps to the targets and to the memory", () => {
    holdsFor(({ configurations }, { ttft, tpot }) => {
      const slack = 1 + 1e-9;
      for (const { ttft_ms: first, tpot_ms: step, concurrency, concurrency_limit: limit } of configurations) {
        if (ttft !== undefined) expect(first?.expected).toBeLessThanOrEqual(ttft * slack);
        if (tpot !== undefined) expect(step?.expected).toBeLessThanOrEqual(tpot * slack);
        expect(concurrency).toBeLessThanOrEqual(limit ?? 0);
      }
    });
  });

  it("carries the load, in whole replicas and with those to spare", () => {
    holdsFor(({ configurations, workload: { load } }, { spare }) => {
      for (const { fleet, requests_per_second: each, concurrency, gpus } of configurations) {
        if (load === null) {
          expect(fleet).toBeNull();
          continue;
        }
        if (fleet === null || concurrency === null) return expect.unreachable();
        expect(fleet.spare_replicas).toBe(spare);
        expect(fleet.gpus).toBe((fleet.replicas + fleet.spare_replicas) * gpus);
        if (load.kind === "concurrency") {
          expect(fleet.replicas * concurrency).toBeGreaterThanOrEqual(load.requests_in_flight);
          expect((fleet.replicas - 1) * concurrency).toBeLessThan(load.requests_in_flight);
        } else {
          const peak = load.requests_per_second * load.peak_to_mean;
          expect(fleet.replicas * each.expected).toBeGreaterThanOrEqual(peak);
        }
      }
    });
  });

  it("charges all GPUs that stand for all hours of a month", () => {
    holdsFor(({ configurations }) => {
      for (const configuration of configurations) {
        const { cost, gpus } = configuration;
        if (cost === null) continue;
        const perGpu = cost.usd_per_month.high / (standing(configuration) * gpus * 730);
        expect(perGpu).toBeCloseTo(cost.usd_per_gpu_hour.high, 6);
      }
    });
  });

  it("names what would fit where nothing asked about does", () => {
    const {
      configurations,
      unfit,
      would_fit: others,
    } = sizingOf({ model: "llama-3.1-405b", gpu: ["l4-24gb"], gpus: 1 });
    expect(configurations).toEqual([]);
    expect(unfit.map(({ code }) => code)).toEqual(["weights_exceed_memory"]);
    expect(others.length).toBeGreaterThan(0);
  });

  it("names nothing where nothing would fit", () => {
    const { configurations, would_fit: others, unfit } = sizingOf({ input: 1e8 });
    expect([configurations, others]).toEqual([[], []]);
    expect(new Set(unfit.map(({ code }) => code))).toEqual(new Set(["context_exceeded"]));
  });
});
