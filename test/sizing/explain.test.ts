import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Deployment, Shape } from "../../src/sizing/deployment.js";
import { explain } from "../../src/sizing/explain.js";
import { predict } from "../../src/sizing/predict.js";
import { reckon } from "./arithmetic.js";
import { anyDeployment, anyShape, constants, deploy } from "./sizing-data.js";

/** Checks each `label: expression = result` of the lines, and gives how many there are. */
function equations(lines: readonly string[]): number {
  let checked = 0;
  for (const line of lines) {
    const [, left, right] = /^[^:]*: (.*) = (.*)$/.exec(line) ?? [];
    if (left === undefined || right === undefined) continue;
    checked++;
    const [digits = "", unit] = right.split(/[ ,;]/);
    const stated = reckon(unit === "ms" || unit === "GB" ? `${digits} ${unit}` : digits);
    const reckoned = reckon(left);
    const floor = left.includes("rounded down") ? Math.floor : (value: number) => value;
    // a rate has no unit that the reader of figures knows, and may be rounded to a whole number
    const slack = line.endsWith("tokens/s") ? 0.5 : 1e-12 * stated.high;
    expect(floor(reckoned.low), line).toBeLessThanOrEqual(stated.high + slack);
    expect(floor(reckoned.high), line).toBeGreaterThanOrEqual(stated.low - slack);
    // sums of figures of three digits leave no room to be wrong by a part
    if (unit === "ms" && stated.low > 1e-4) expect(reckoned.high / reckoned.low, line).toBeLessThan(1.03);
  }
  return checked;
}

const anyRequests = fc.integer({ min: 1, max: 20_000 });
const latent = fc.constantFrom("deepseek-v3", "deepseek-r1", "kimi-k2");

const explained = (deployment: Deployment, shape: Shape, requests: number): void => {
  const lines = explain(deployment, shape, requests, constants);
  const result = predict(deployment, shape, requests, constants);
  expect(lines.length > 0).toBe(result.fits);
  if (!result.fits) return;
  for (const line of lines) expect(line).not.toMatch(/NaN|Infinity|undefined|e[+-]\d/);
  expect(equations(lines)).toBeGreaterThanOrEqual(6);
  const stated = Number(/= ([\d.]+) output tokens\/s$/.exec(lines.at(-1) ?? "")?.[1]);
  expect(Math.abs(stated - result.outputTokensPerSecond)).toBeLessThanOrEqual(0.005 * result.outputTokensPerSecond);
};

describe("the explanation", () => {
  it("gives lines that add up, and nothing where nothing fits", () =>
    fc.assert(fc.property(anyDeployment, anyShape, anyRequests, explained), { numRuns: 1000 }));

  it("adds up where each GPU has whole experts", () => {
    const spread = fc
      .tuple(latent, fc.constantFrom("h200", "b200"), fc.constantFrom("fp8" as const, "bf16" as const))
      .map(([model, gpu, precision]) => deploy(model, gpu, 8, precision));
    fc.assert(fc.property(spread, anyShape, anyRequests, explained));
    const lines = explain(
      deploy("deepseek-v3", "h200", 8, "fp8"),
      { inputTokens: 2000, outputTokens: 500 },
      64,
      constants,
    );
    expect(lines.filter((line) => line.includes("÷ 0.775 of the time at work"))).toHaveLength(2);
    expect(lines.some((line) => line.includes("all-gather and reduce-scatter"))).toBe(true);
  });

  it("adds up on pipelines, repeated heads, short memory and engines that run no more", () => {
    const shape = { inputTokens: 10, outputTokens: 10 };
    const some = [
      { ...deploy("llama-3.1-405b", "h100", 16), tensorParallel: 8 },
      deploy("qwen3-235b-a22b", "h200", 8, "fp8"),
      deploy("llama-3.1-70b", "h100", 2),
      { ...deploy("llama-3.1-8b", "h100", 4), tensorParallel: 1 },
    ];
    for (const deployment of some) for (const requests of [1, 100, 30_000]) explained(deployment, shape, requests);
    const long = explain(deploy("qwen3-235b-a22b", "h200", 8, "fp8"), { ...shape, inputTokens: 2000 }, 100, constants);
    const text = [...some.flatMap((deployment) => explain(deployment, shape, 100, constants)), ...long].join("\n");
    expect(text).toMatch(/sequences at once: 4096 that an engine runs = 4096/);
    expect(text).toMatch(/sequences at once: 4 copies × 4096 that an engine runs = 16384/);
    expect(text).toMatch(/\(0\.\d+ GB × 2 times held\), rounded down/);
    expect(text).toMatch(/memory: 0\.850 × \(2 × /);
  });

  it("tells no prefill where a prefix cache answers all", () => {
    const shape = { inputTokens: 100, outputTokens: 10, cachedInputShare: 1 };
    const lines = explain(deploy("llama-3.1-8b", "h100", 1), shape, 8, constants);
    expect(lines).toContain("prefill: none, as a prefix cache answers all input");
    expect(equations(lines)).toBe(6);
  });
});

describe("the reader of figures", () => {
  it.each([
    ["memory 2.0 ms + 0.50 × 4.0 ms", 4e-3],
    ["8 × (80.0 GB × 0.900 − 5.00 GB kept free) − 16.0 GB of weights", 520e9],
    ["(work 3.00 ms) ÷ 0.500 + 1.00 ms", 7e-3],
    ["64 × 300 tokens ÷ 1000 ms", 19_200],
  ])("knows %s", (text, value) => {
    const { low, high } = reckon(text);
    expect(low).toBeLessThanOrEqual(value);
    expect(high).toBeGreaterThanOrEqual(value);
  });

  it.each(["1 +", "(1 + 2", "1 2"])("refuses %s", (text) => expect(() => reckon(text)).toThrow(Error));
});
