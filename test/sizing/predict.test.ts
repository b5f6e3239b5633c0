import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { capacity } from "../../src/sizing/capacity.js";
import type { Deployment, Misfit, Prediction, Shape } from "../../src/sizing/deployment.js";
import { predict } from "../../src/sizing/predict.js";
import { anyDeployment, anyShape, constants, deploy } from "./sizing-data.js";

const shape: Shape = { inputTokens: 1000, outputTokens: 300 };
const at = (deployment: Deployment, other: Shape, requests: number): Prediction | Misfit =>
  predict(deployment, other, requests, constants);
/** Above rounding of the last digit. */
const slack = 1 + 1e-9;

describe("a prediction", () => {
  it("is finite and positive, and its parts agree", () =>
    fc.assert(
      fc.property(anyDeployment, anyShape, fc.integer({ min: 1, max: 3000 }), (deployment, other, requests) => {
        const result = at(deployment, other, requests);
        if (!result.fits) {
          for (const value of Object.values(result.args)) expect(String(value)).not.toMatch(/NaN|Infinity|undefined/);
          return;
        }
        const { ttftMs, tpotMs, outputTokensPerSecond, requestsPerSecond, concurrencyLimit, band } = result;
        for (const value of [tpotMs, outputTokensPerSecond, requestsPerSecond, concurrencyLimit]) {
          expect(value).toBeGreaterThan(0);
          expect(Number.isFinite(value)).toBe(true);
        }
        expect(ttftMs).toBeGreaterThanOrEqual(-1e-6);
        expect(outputTokensPerSecond).toBeCloseTo(requestsPerSecond * other.outputTokens, 6);
        // Little's law over one request's life
        const life = (ttftMs + other.outputTokens * tpotMs) / 1000;
        expect(requestsPerSecond * life).toBeCloseTo(requests, 6);
        expect(band.low).toBeGreaterThan(0);
        expect(band.low).toBeLessThan(1);
        expect(band.high).toBeGreaterThan(1);
      }),
    ));

  it("never falls with more memory bandwidth", () =>
    fc.assert(
      fc.property(anyDeployment, anyShape, fc.integer({ min: 1, max: 500 }), (deployment, other, requests) => {
        const slow = at(deployment, other, requests);
        const gpu = { ...deployment.gpu, bandwidthGbPerS: 1.5 * deployment.gpu.bandwidthGbPerS };
        const fast = at({ ...deployment, gpu }, other, requests);
        expect(fast.fits).toBe(slow.fits);
        if (slow.fits && fast.fits) {
          expect(fast.outputTokensPerSecond * slack).toBeGreaterThanOrEqual(slow.outputTokensPerSecond);
        }
      }),
    ));

  it("waits no less between tokens with more requests", () =>
    fc.assert(
      fc.property(anyDeployment, anyShape, fc.integer({ min: 1, max: 500 }), (deployment, other, requests) => {
        const few = at(deployment, other, requests);
        const more = at(deployment, other, requests + 1);
        if (!few.fits || !more.fits) return;
        expect(more.tpotMs * slack).toBeGreaterThanOrEqual(few.tpotMs);
        expect(more.ttftMs).toBeGreaterThanOrEqual(few.ttftMs - 1e-6);
      }),
    ));

  it("holds no more sequences of longer context, nor of a wider cache", () =>
    fc.assert(
      fc.property(anyDeployment, anyShape, fc.integer({ min: 1, max: 4000 }), (deployment, other, more) => {
        const short = at(deployment, other, 1);
        const long = at(deployment, { ...other, inputTokens: other.inputTokens + more }, 1);
        const wide = at({ ...deployment, kvPrecision: "bf16" }, other, 1);
        const narrow = at({ ...deployment, kvPrecision: "fp8" }, other, 1);
        if (long.fits) expect(short.fits && short.concurrencyLimit >= long.concurrencyLimit).toBe(true);
        if (wide.fits) expect(narrow.fits && narrow.concurrencyLimit >= wide.concurrencyLimit).toBe(true);
      }),
    ));

  it("does less prefill where a prefix cache answers", () => {
    const cold = at(deploy("llama-3.1-8b", "h100", 1), shape, 32);
    const warm = at(deploy("llama-3.1-8b", "h100", 1), { ...shape, cachedInputShare: 0.9 }, 32);
    if (!cold.fits || !warm.fits) throw new Error("both fit");
    expect(warm.ttftMs).toBeLessThan(cold.ttftMs / 2);
    expect(warm.outputTokensPerSecond).toBeGreaterThan(cold.outputTokensPerSecond);
  });

  it("doubles with copies that share the load", () => {
    const one = at(deploy("llama-3.1-8b", "h100", 1), shape, 32);
    const two = at({ ...deploy("llama-3.1-8b", "h100", 1), gpus: 2 }, shape, 64);
    if (!one.fits || !two.fits) throw new Error("both fit");
    expect(two.outputTokensPerSecond).toBeCloseTo(2 * one.outputTokensPerSecond, 6);
    expect(two.concurrencyLimit).toBeGreaterThanOrEqual(2 * one.concurrencyLimit);
  });
});

describe("what binds", () => {
  it.each([
    ["prefill", deploy("llama-3.1-8b", "h100", 1), { inputTokens: 8000, outputTokens: 10 }, 10],
    ["decode", deploy("llama-3.1-8b", "h100", 1), { inputTokens: 100, outputTokens: 1000 }, 10],
    ["memory", deploy("llama-3.1-8b", "l4", 1), { inputTokens: 4000, outputTokens: 1000 }, 10_000],
    ["interconnect", deploy("llama-3.1-8b", "l4", 8), { inputTokens: 2000, outputTokens: 50 }, 100],
  ] as const)("is %s", (binds, deployment, other, requests) => {
    expect(at(deployment, other, requests)).toMatchObject({ fits: true, binds });
  });

  it("is memory only where engines that run more would run no more", () =>
    fc.assert(
      fc.property(anyDeployment, anyShape, fc.boolean(), (deployment, other, short) => {
        const asked = short ? { ...other, inputTokens: 1 + (other.inputTokens % 30), outputTokens: 20 } : other;
        const result = at(deployment, asked, 1_000_000);
        const free = { ...constants, maxSequences: 100 * constants.maxSequences };
        const wider = predict(deployment, asked, 1_000_000, free);
        if (!result.fits || !wider.fits) return;
        expect(result.binds === "memory").toBe(wider.concurrencyLimit === result.concurrencyLimit);
      }),
      { numRuns: 300 },
    ));

  it("is no memory on a pipeline that holds more than its engine runs", () => {
    const stages = { ...deploy("llama-3.1-405b", "h100", 16), tensorParallel: 8 };
    const most = capacity(stages, { inputTokens: 10, outputTokens: 10 }, {}, constants);
    expect(most).toMatchObject({ fits: true, concurrencyLimit: constants.maxSequences });
    if (most.fits) expect(most.binds).not.toBe("memory");
  });
});

describe("a misfit", () => {
  it.each([
    ["weights_exceed_memory", deploy("llama-3.1-405b", "h100", 4), shape],
    ["no_room_for_one_sequence", deploy("llama-3.1-8b", "l4", 1), { inputTokens: 120_000, outputTokens: 1000 }],
    ["context_exceeded", deploy("llama-2-7b", "h100", 1), { inputTokens: 4000, outputTokens: 1000 }],
    ["precision_unsupported", deploy("llama-3.1-8b", "a100", 1, "nvfp4"), shape],
  ] as const)("says %s, with figures", (code, deployment, other) => {
    const result = at(deployment, other, 1);
    expect(result).toMatchObject({ fits: false, code });
    if (!result.fits) expect(Object.keys(result.args).length).toBeGreaterThan(0);
  });

  it("needs more than there is", () => {
    const result = at(deploy("llama-3.1-405b", "h100", 4), shape, 1);
    if (result.fits) throw new Error("812 GB do not fit in 320 GB");
    expect(Number(result.args["weightsGb"])).toBeGreaterThan(Number(result.args["memoryGb"]));
  });
});

describe("impossible figures", () => {
  const good = deploy("llama-3.1-8b", "h100", 1);
  it.each([
    ["no input", good, { inputTokens: 0, outputTokens: 10 }, 1],
    ["NaN output", good, { inputTokens: 10, outputTokens: Number.NaN }, 1],
    ["a cached share above one", good, { ...shape, cachedInputShare: 1.1 }, 1],
    ["no request", good, shape, 0],
    ["endless requests", good, shape, Number.POSITIVE_INFINITY],
    ["half a GPU", { ...good, gpus: 0.5 }, shape, 1],
    ["more parallelism than GPUs", { ...good, tensorParallel: 2 }, shape, 1],
  ])("are refused: %s", (_, deployment, other, requests) => {
    expect(() => at(deployment, other, requests)).toThrow(RangeError);
  });
});
