import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { capacity } from "../../src/sizing/capacity.js";
import { predict } from "../../src/sizing/predict.js";
import { anyDeployment, anyShape, constants, deploy } from "./sizing-data.js";

const shape = { inputTokens: 1000, outputTokens: 300 };
const target = fc.option(fc.integer({ min: 5, max: 20_000 }), { nil: undefined });

describe("capacity", () => {
  it("keeps both targets, and one request more would not", () =>
    fc.assert(
      fc.property(anyDeployment, anyShape, target, target, (deployment, other, ttftMs, tpotMs) => {
        const most = capacity(deployment, other, { ttftMs, tpotMs }, constants);
        if (!most.fits) return;
        const limits = [ttftMs ?? Number.POSITIVE_INFINITY, tpotMs ?? Number.POSITIVE_INFINITY] as const;
        expect(most.ttftMs).toBeLessThanOrEqual(limits[0] + 1e-6);
        expect(most.tpotMs).toBeLessThanOrEqual(limits[1] + 1e-6);
        expect(most.concurrency).toBeLessThanOrEqual(most.concurrencyLimit);
        if (most.concurrency === most.concurrencyLimit) return;
        const more = predict(deployment, other, most.concurrency + 1, constants);
        expect(more.fits && (more.ttftMs > limits[0] || more.tpotMs > limits[1])).toBe(true);
      }),
    ));

  it("is what memory holds without targets", () => {
    const most = capacity(deploy("llama-3.1-8b", "l4", 1), shape, {}, constants);
    expect(most).toMatchObject({ fits: true, binds: "memory" });
    if (most.fits) expect(most.concurrency).toBe(most.concurrencyLimit);
  });

  it("says which target a single request exceeds, and by what", () => {
    const slow = deploy("llama-3.1-70b", "a100", 4);
    const first = capacity(slow, { inputTokens: 8000, outputTokens: 10 }, { ttftMs: 100 }, constants);
    expect(first).toMatchObject({ fits: false, code: "ttft_out_of_reach", args: { targetMs: 100 } });
    if (!first.fits) expect(Number(first.args["reachedMs"])).toBeGreaterThan(100);
    expect(capacity(slow, shape, { tpotMs: 5 }, constants)).toMatchObject({ code: "tpot_out_of_reach" });
  });

  it("counts a whole answer as the first token and a step for each that follows", () => {
    const deployment = deploy("llama-3.1-8b", "h100", 1);
    const alone = predict(deployment, shape, 1, constants);
    if (!alone.fits) throw new Error("fits");
    const latencyMs = alone.ttftMs + 299 * alone.tpotMs;
    expect(capacity(deployment, shape, { latencyMs: latencyMs * (1 + 1e-9) }, constants)).toMatchObject({ fits: true });
    expect(capacity(deployment, shape, { latencyMs: latencyMs * (1 - 1e-9) }, constants)).toMatchObject({
      code: "latency_out_of_reach",
    });
  });

  it("passes on why nothing fits", () =>
    expect(capacity(deploy("llama-3.1-405b", "l4", 1), shape, {}, constants)).toMatchObject({
      code: "weights_exceed_memory",
    }));
});
