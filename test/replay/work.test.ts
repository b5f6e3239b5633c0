import { describe, expect, it } from "vitest";
import type { Replica } from "../../src/economics/replica.js";
import { certain } from "../../src/quantities/range.js";
import { workOf } from "../../src/replay/work.js";
import { capacity } from "../../src/sizing/capacity.js";
import type { Deployment, Shape, Targets } from "../../src/sizing/deployment.js";
import { predict } from "../../src/sizing/predict.js";
import { publishedPrecision, usualKvPrecision } from "../../src/sizing/published.js";
import { widestSplit } from "../../src/sizing/spread.js";
import { constants, gpu, model } from "../sizing/sizing-data.js";
import { options, replica as stated } from "./series.js";

const deployed = (name: string, device: string, gpus: number): Deployment => {
  const served = model(name);
  const precision = publishedPrecision(served);
  return {
    model: served,
    gpu: gpu(device),
    gpus,
    tensorParallel: widestSplit(served, gpus),
    precision,
    kvPrecision: usualKvPrecision(served, precision),
  };
};

const sizedFor = (deployment: Deployment, shape: Shape, targets: Targets): Replica => {
  const found = capacity(deployment, shape, targets, constants);
  if (!found.fits) throw new Error(`${deployment.model.id} does not fit`);
  const { gpus, requestsPerSecond, concurrency, band } = found;
  const { precision } = deployment;
  const named = { model: deployment.model, gpu: deployment.gpu, gpus, precision, price: certain(1) };
  return { ...named, requestsPerSecond, concurrency, band, tokensPerSecondPerGpu: 0, basis: "fitted" };
};

const deployments = [
  ["llama-3.1-8b", "l40s", 1],
  ["llama-3.3-70b", "h100-80gb", 4],
  ["qwen3-32b", "h100-80gb", 2],
  ["gpt-oss-120b", "h200-141gb", 2],
] as const;
const mean: Shape = { inputTokens: 1100, outputTokens: 240, cachedInputShare: 0.35 };
const hours: readonly Shape[] = [
  mean,
  { inputTokens: 1430, outputTokens: 240, cachedInputShare: 0.35 },
  { inputTokens: 1100, outputTokens: 170, cachedInputShare: 0.35 },
  { inputTokens: 550, outputTokens: 480, cachedInputShare: 0.6 },
  { inputTokens: 3300, outputTokens: 90, cachedInputShare: 0.95 },
  { inputTokens: 2777, outputTokens: 611, cachedInputShare: 0 },
];

/** Lengths are rounded to steps of 1.1 %, so that what the model says of each hour is kept within this share. */
const tolerance = 0.02;

describe.each(deployments)("work of other lengths on %s, %s × %i", (name, device, gpus) => {
  const deployment = deployed(name, device, gpus);

  it.each(hours)("is what sizing gives for %j", (shape) => {
    const work = workOf(sizedFor(deployment, mean, {}), mean, constants);
    const exact = capacity(deployment, shape, {}, constants);
    if (!exact.fits) throw new Error("it fits");
    expect(Math.abs(work(shape) * exact.requestsPerSecond - 1)).toBeLessThan(tolerance);
  });

  it.each(hours)("is at the batch that a latency target left, for %j", (shape) => {
    const planned = sizedFor(deployment, mean, { latencyMs: 15_000 });
    const work = workOf(planned, mean, constants);
    const exact = predict(deployment, shape, planned.concurrency ?? Number.NaN, constants);
    if (!exact.fits) throw new Error("it fits");
    expect(Math.abs(work(shape) * exact.requestsPerSecond - 1)).toBeLessThan(tolerance);
  });

  it("is exactly the replica's own at the mean lengths", () => {
    const planned = sizedFor(deployment, mean, { latencyMs: 15_000 });
    const measured = { ...planned, requestsPerSecond: 1.7 };
    expect(workOf(measured, mean, constants)(mean)).toBeCloseTo(1 / 1.7, 12);
  });

  it("goes with the tokens beyond what the model can take", () => {
    const planned = sizedFor(deployment, mean, {});
    const endless = { inputTokens: 134_000_000, outputTokens: 240 };
    const expected = 134_000_240 / 1340 / planned.requestsPerSecond;
    expect(workOf(planned, mean, constants)(endless) / expected).toBeCloseTo(1, 1);
  });
});

it("goes with input and output tokens alike where no model is named", () => {
  const work = workOf(stated, options.shape, constants);
  expect(work({ inputTokens: 100, outputTokens: 1900 })).toBeCloseTo(2, 12);
});
