import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allReduceSeconds } from "../../src/sizing/communication.js";
import type { Deployment } from "../../src/sizing/deployment.js";
import { predict } from "../../src/sizing/predict.js";
import { copiesOf, gpusPerCopy, isExpertParallel } from "../../src/sizing/spread.js";
import { groupWeightBytes, readSeconds, sharedBytes, weightBytes } from "../../src/sizing/weights.js";
import { anyDeployment, anyShape, constants, data, deploy } from "./sizing-data.js";

const as = (deployment: Deployment, parallelism: "tensor" | "expert"): Deployment => ({ ...deployment, parallelism });
const qwen = deploy("qwen3-235b-a22b", "h200", 8, "fp8");

describe("expert parallelism", () => {
  it("is a matter of mixtures of experts over several GPUs", () => {
    expect(isExpertParallel(as(qwen, "expert"))).toBe(true);
    expect(isExpertParallel(as(qwen, "tensor"))).toBe(false);
    expect(isExpertParallel(as(deploy("qwen3-30b-a3b", "h200", 1), "expert"))).toBe(false);
    expect(isExpertParallel(as(deploy("llama-3.1-70b", "h200", 4), "expert"))).toBe(false);
  });

  it("is taken for latent caches where nothing is said, and not for others", () => {
    expect(isExpertParallel(deploy("deepseek-r1", "b200", 8, "fp8"))).toBe(true);
    expect(isExpertParallel(qwen)).toBe(false);
  });

  it("holds what all tokens use once a GPU", () => {
    const all = weightBytes(qwen.model, "fp8");
    expect(groupWeightBytes(as(qwen, "tensor"))).toBe(all);
    expect(groupWeightBytes(as(qwen, "expert"))).toBeCloseTo(all + 7 * sharedBytes(qwen.model, "fp8"), -3);
  });

  it("never reads weights faster, and says less over the link", () =>
    fc.assert(
      fc.property(anyDeployment, fc.integer({ min: 1, max: 5000 }), (deployment, tokens) => {
        const [tensor, expert] = [as(deployment, "tensor"), as(deployment, "expert")];
        expect(gpusPerCopy(expert) * copiesOf(expert)).toBe(deployment.tensorParallel);
        expect(readSeconds(expert, tokens, constants)).toBeGreaterThanOrEqual(readSeconds(tensor, tokens, constants));
        expect(allReduceSeconds(expert, tokens, constants)).toBeLessThanOrEqual(
          allReduceSeconds(tensor, tokens, constants),
        );
      }),
    ));

  it("moves the bytes of an all-gather and a reduce-scatter", () => {
    const free = { ...constants, allReduceUs: 0, linkUse: 1 };
    const { model, gpu } = qwen;
    const link = (gpu.linkGbPerS ?? Number.NaN) * 1e9;
    // 8-bit states to the experts, 16-bit results back, seven eighths of them to other GPUs
    const bytes = (7 / 8) * 1000 * model.hidden * (1 + 2);
    expect(allReduceSeconds(as(qwen, "expert"), 1000, free)).toBeCloseTo((model.layers * bytes) / link, 9);
  });

  it("gives finite figures, or says why not", () =>
    fc.assert(
      fc.property(anyDeployment, anyShape, fc.integer({ min: 1, max: 5000 }), (deployment, shape, requests) => {
        const result = predict(as(deployment, "expert"), shape, requests, constants);
        if (!result.fits) return;
        for (const figure of [result.ttftMs, result.tpotMs, result.outputTokensPerSecond]) {
          expect(Number.isFinite(figure)).toBe(true);
        }
        expect(result.outputTokensPerSecond).toBeGreaterThan(0);
      }),
    ));

  it("changes nothing for dense models", () => {
    for (const model of data.models.filter(({ experts }) => experts === 0)) {
      const deployment = deploy(model.id, "h200", 8);
      const shape = { inputTokens: 500, outputTokens: 200 };
      expect(predict(as(deployment, "expert"), shape, 32, constants)).toEqual(
        predict(deployment, shape, 32, constants),
      );
    }
  });
});
