import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cheapestOf, optionsFor, rejectionsOf, shortestMs } from "../../src/economics/gpu-choice.js";
import { pricedGpu } from "../../src/economics/gpu-price.js";
import { usualKvPrecision } from "../../src/sizing/published.js";
import { choose } from "../support/choose.js";
import { allData } from "../support/economics.js";
import { runs } from "../support/runs.js";

const { economics } = await allData();
if (!economics) throw new Error("no economics");
const { sizing } = economics;
const priced = sizing.gpus.flatMap((gpu) => pricedGpu(gpu, undefined, sizing) ?? []);
const prices = new Map(priced.map((each) => [each.gpu.id, each]));
const candidates = priced.map(({ gpu, price }) => ({ gpu, usdPerGpuHour: price.expected }));

const question = fc.record({
  model: fc.constantFrom(...sizing.models),
  precision: fc.constantFrom("bf16" as const, "fp8" as const),
  shape: fc.record({
    inputTokens: fc.integer({ min: 1, max: 20_000 }),
    outputTokens: fc.integer({ min: 1, max: 2_000 }),
  }),
  latencyMs: fc.option(fc.integer({ min: 100, max: 60_000 }), { nil: undefined }),
  requestsPerSecond: fc.double({ min: 0.001, max: 500, noNaN: true }),
  peakToMean: fc.double({ min: 1, max: 10, noNaN: true }),
});

describe("the choice of a GPU", () => {
  it("is the one that estimating every deployment puts first, or all of them are rejected alike", () => {
    fc.assert(
      fc.property(question, ({ model, precision, shape, latencyMs, requestsPerSecond, peakToMean }) => {
        const kvPrecision = usualKvPrecision(model, precision);
        const demand = { load: { requestsPerSecond, peakToMean }, plan: { planTo: 0.7, spareReplicas: 1 } };
        const all = { ...demand, shape, targets: { latencyMs }, kvPrecision };
        const { feasible, rejected } = choose(model, [precision], candidates, all, sizing.constants);
        const served = { model: model.id, precision, kvPrecision, shape, latencyMs, gpus: [...prices.keys()] };
        const options = optionsFor(served, sizing);
        const [first] = feasible;
        const found = cheapestOf(options, prices, demand);
        expect(found?.deployment).toEqual(first?.deployment);
        expect(found?.replica).toEqual(first?.replica);
        expect(found?.usdPerHour).toBe(first?.usdPerHour);
        expect(rejectionsOf(options)).toEqual(rejected);
      }),
      { numRuns: runs(60) },
    );
  });

  it("can be made exactly where the shortest answer is in time", () => {
    fc.assert(
      fc.property(question, fc.integer({ min: 1, max: 120_000 }), ({ model, precision, shape }, latencyMs) => {
        const kvPrecision = usualKvPrecision(model, precision);
        const demand = {
          shape,
          targets: { latencyMs },
          kvPrecision,
          load: { requestsPerSecond: 1, peakToMean: 1 },
          plan: { planTo: 0.7, spareReplicas: 1 },
        };
        const { feasible } = choose(model, [precision], candidates, demand, sizing.constants);
        const served = { model: model.id, precision, kvPrecision, shape, gpus: [...prices.keys()] };
        expect(shortestMs(optionsFor(served, sizing), shape, sizing) <= latencyMs).toBe(feasible.length > 0);
      }),
      { numRuns: runs(60) },
    );
  });
});
