import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { predict } from "../../src/sizing/predict.js";
import { widestSplit } from "../../src/sizing/spread.js";
import { constants, data, deploy, model } from "./sizing-data.js";

const shape = { inputTokens: 100, outputTokens: 10 };
const over = (name: string, gpus: number, tensorParallel: number) =>
  predict({ ...deploy(name, "h200-141gb", gpus, "fp8"), tensorParallel }, shape, 1, constants);

describe("attention heads", () => {
  it.each([
    ["llama-3.3-70b", 3, 3, 1],
    ["llama-3.3-70b", 6, 6, 2],
    ["llama-3.3-70b", 1000, 1000, 8],
    ["llama-3.3-70b", 128, 128, 64],
    ["qwen2.5-7b", 8, 8, 4],
  ])("of %s are not split over %i GPUs in groups of %i", (name, gpus, tp, near) => {
    const { heads } = model(name);
    expect(over(name, gpus, tp)).toEqual({ fits: false, code: "heads_not_divisible", args: { heads, tp, near } });
    expect(over(name, gpus, near).fits).toBe(true);
  });

  it("are split where there are fewer KV heads than GPUs, and copied to GPUs that hold whole experts", () => {
    expect(model("llama-3.3-70b").kvHeads).toBeLessThan(64);
    expect(over("llama-3.3-70b", 64, 64).fits).toBe(true);
    expect(over("deepseek-v3", 12, 12).fits).toBe(true);
  });

  it("have a widest split for any replica, and none wider fits", () =>
    fc.assert(
      fc.property(fc.constantFrom(...data.models), fc.integer({ min: 1, max: 64 }), ({ id }, gpus) => {
        const widest = widestSplit(model(id), gpus);
        expect(gpus % widest).toBe(0);
        const refused = (tp: number): boolean => {
          const result = over(id, gpus, tp);
          return !result.fits && result.code === "heads_not_divisible";
        };
        expect(refused(widest)).toBe(false);
        for (let tp = widest + 1; tp <= gpus; tp += 1) if (gpus % tp === 0) expect(refused(tp)).toBe(true);
      }),
    ));
});
