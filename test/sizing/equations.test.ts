import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeStep } from "../../src/sizing/decode.js";
import type { Deployment } from "../../src/sizing/deployment.js";
import { prefillSeconds } from "../../src/sizing/prefill.js";
import { constants, deploy } from "./sizing-data.js";

const page = readFileSync(new URL("../../docs/sizing.md", import.meta.url), "utf8");
const before = page.slice(0, page.indexOf("<!-- constants -->"));
const equations = page.slice(page.indexOf("## Equations"), page.indexOf("## Where the constants come from"));

describe("the page", () => {
  const { measuredGpus, bands, measuredBand, ...numbers } = constants;

  it.each(Object.keys(numbers))("has %s in an equation", (name) => expect(equations).toContain(`\`${name}\``));

  it.each(Object.keys({ measuredGpus, bands, measuredBand }))("tells of %s above the table", (name) =>
    expect(before).toContain(`\`${name}\``),
  );

  it("names nothing in an equation that is no constant", () => {
    const named = [...equations.matchAll(/`([a-z]+[A-Z]\w*)`/g)].map(([, name]) => name);
    expect(named.filter((name) => name === undefined || !(name in constants))).toEqual([]);
  });
});

// equations 2 to 5 of the page once more, in seconds, for models in 16 bits without windows on GPUs that a switch joins
const both = 2;
const bytes = 2;

interface Sizes {
  /** Parameters that all tokens share, those of one expert, and those of the embedding table. */
  shared: number;
  expert: number;
  table: number;
  touched: number;
  kv: number;
}

function sizesOf({ model }: Deployment, tokens: number): Sizes {
  const { experts, expertsPerToken: each, paramsB, activeParamsB, vocabulary, hidden } = model;
  const expert = experts === 0 ? 0 : ((paramsB - activeParamsB) * 1e9) / (experts - each);
  return {
    shared: activeParamsB * 1e9 - each * expert,
    expert,
    table: vocabulary * hidden,
    touched: experts === 0 ? 0 : experts * (1 - (1 - each / experts) ** tokens),
    kv: both * model.layers * model.kvHeads * model.headDim * bytes,
  };
}

const moeShare = ({ model }: Deployment): number => (model.experts > 0 ? constants.moeUtilisation : 1);
const layersOf = ({ model }: Deployment): number =>
  model.layers * 1e-6 * (constants.layerOverheadUs + (model.experts > 0 ? constants.routingOverheadUs : 0));

function linkOf({ model, gpu, tensorParallel: t }: Deployment, tokens: number): number {
  const moved = (2 * (t - 1) * tokens * model.hidden * bytes) / t;
  const rate = (gpu.linkGbPerS ?? constants.unknownLinkGbPerS) * 1e9 * constants.linkUse;
  return t === 1 ? 0 : 2 * model.layers * (constants.allReduceUs * 1e-6 + moved / rate);
}

/** Equation 2 without the cache, and the matrix products of equation 3 at `utilisation`. */
function passOf(deployment: Deployment, tokens: number, utilisation: number) {
  const { model, gpu, tensorParallel: t } = deployment;
  const { shared, expert, table, touched } = sizesOf(deployment, tokens);
  const bandwidth = t * gpu.bandwidthGbPerS * 1e9;
  const read = (shared - table) / constants.weightBandwidth + (touched * expert) / constants.expertBandwidth;
  const states = tokens * model.layers * constants.activationPasses * (1 + model.expertsPerToken) * model.hidden;
  const flops = 2 * (model.activeParamsB * 1e9 * tokens + touched * expert * constants.expertPadding);
  return {
    weights: (bytes * read) / bandwidth,
    activations: (bytes * states) / bandwidth,
    matrix: flops / (t * gpu.bf16Tflops * 1e12 * utilisation * moeShare(deployment)),
  };
}

const attentionOf = ({ model, gpu, tensorParallel: t }: Deployment, tokens: number, context: number): number =>
  (4 * model.heads * model.headDim * model.layers * tokens * context) /
  (t * gpu.bf16Tflops * 1e12 * constants.attentionUtilisation);

function stepOf(deployment: Deployment, n: number, context: number): number {
  const { model, gpu, tensorParallel: t } = deployment;
  const { weights, activations, matrix } = passOf(deployment, n, constants.decodeUtilisation.bf16);
  const copies = Math.max(1, t / model.kvHeads);
  const kv =
    (n * context * sizesOf(deployment, n).kv * copies) / (t * gpu.bandwidthGbPerS * 1e9 * constants.kvBandwidth);
  const memory = weights + kv + activations;
  const arithmetic = matrix + attentionOf(deployment, n, context);
  const b = constants.batchedSequences;
  return (
    Math.max(memory, arithmetic) +
    constants.overlapLoss * Math.min(memory, arithmetic) +
    layersOf(deployment) +
    b * constants.sequenceOverheadUs * 1e-6 * Math.log(1 + n / b) +
    linkOf(deployment, n)
  );
}

function prefillOf(deployment: Deployment, n: number, input: number): number {
  const tokens = n * input;
  const { weights, activations, matrix } = passOf(deployment, tokens, constants.prefillUtilisation.bf16);
  const work = matrix + attentionOf(deployment, tokens, input / 2) + activations;
  return Math.max(work, weights) + layersOf(deployment) + linkOf(deployment, tokens);
}

describe("the equations of the page give what is reckoned", () => {
  const any = fc.record({
    name: fc.constantFrom("llama-3.1-8b", "llama-3.1-70b", "mixtral-8x7b", "qwen3-235b-a22b"),
    gpu: fc.constantFrom("h100", "h200", "b200"),
    gpus: fc.constantFrom(1, 2, 4, 8),
    requests: fc.integer({ min: 1, max: 2000 }),
    length: fc.integer({ min: 1, max: 8000 }),
  });

  it("for a decode step", () =>
    fc.assert(
      fc.property(any, ({ name, gpu, gpus, requests, length }) => {
        const deployment = deploy(name, gpu, gpus);
        const { total } = decodeStep(deployment, requests, length, constants);
        expect(total / stepOf(deployment, requests, length)).toBeCloseTo(1, 9);
      }),
    ));

  it("for prefill", () =>
    fc.assert(
      fc.property(any, ({ name, gpu, gpus, requests, length }) => {
        const deployment = deploy(name, gpu, gpus);
        const { total } = prefillSeconds(deployment, { inputTokens: length, outputTokens: 1 }, requests, constants);
        expect(total / prefillOf(deployment, requests, length)).toBeCloseTo(1, 9);
      }),
    ));

  it("for expert parallelism: `expertBalance` divides the work alone", () => {
    const deployment = deploy("deepseek-v3", "h200", 8, "fp8");
    const even = { ...constants, expertBalance: 1 };
    const [waits, step] = [constants, even].map((each) => decodeStep(deployment, 64, 2000, each));
    const work = (step?.total ?? 0) - (step?.overhead ?? 0) - (step?.link ?? 0);
    expect((waits?.total ?? 0) - (step?.total ?? 0)).toBeCloseTo(work * (1 / constants.expertBalance - 1), 9);
  });
});
