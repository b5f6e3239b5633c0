import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explain } from "../../src/sizing/explain.js";
import { predict } from "../../src/sizing/predict.js";
import { anyDeployment, anyShape, constants, deploy } from "./sizing-data.js";

describe("the explanation", () => {
  it("gives every figure, and nothing where nothing fits", () =>
    fc.assert(
      fc.property(anyDeployment, anyShape, fc.integer({ min: 1, max: 5000 }), (deployment, shape, requests) => {
        const lines = explain(deployment, shape, requests, constants);
        expect(lines.length > 0).toBe(predict(deployment, shape, requests, constants).fits);
        for (const line of lines) expect(line).not.toMatch(/NaN|Infinity|undefined|e[+-]\d/);
      }),
    ));

  it("reckons as the prediction does", () => {
    const deployment = deploy("llama-3.1-8b", "h100", 1);
    const shape = { inputTokens: 1000, outputTokens: 300 };
    const result = predict(deployment, shape, 64, constants);
    if (!result.fits) throw new Error("8B fits");
    const lines = explain(deployment, shape, 64, constants);
    const stated = Number(/([\d.]+) output tokens\/s$/.exec(lines.at(-1) ?? "")?.[1]);
    expect(stated / result.outputTokensPerSecond).toBeCloseTo(1, 2);
    expect(lines.some((line) => line.includes("16.1 GB of weights"))).toBe(true);
  });
});
