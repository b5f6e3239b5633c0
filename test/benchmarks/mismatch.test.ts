import { describe, expect, it } from "vitest";
import type { MeasuredRun } from "../../src/benchmarks/measured-run.js";
import { mismatchOf, standingFor, type Wanted } from "../../src/benchmarks/mismatch.js";
import { wantedNames } from "../../src/cli/wanted-measurement.js";
import { data } from "../sizing/sizing-data.js";

const run: MeasuredRun = {
  tool: "vllm",
  model: "meta-llama/Llama-3.1-8B-Instruct",
  gpu: "NVIDIA H100",
  outputTokensPerSecond: 1280,
  inputTokens: 1000,
  outputTokens: 200,
};

const wanted = (model?: string, gpu?: string, lengths: Partial<Wanted> = {}): Wanted => ({
  ...wantedNames(model, gpu, data),
  ...lengths,
});

describe("a run stands for", () => {
  it.each([
    ["its model by another name", wanted("llama-3.1-8b")],
    ["its GPU by another name", wanted(undefined, "h100-80gb")],
    ["a model of the user's own under the same name", wanted("Ours/Chat_v3"), { ...run, model: "chat-v3" }],
    ["whatever is not told", wanted()],
    ["lengths a quarter off", wanted(undefined, undefined, { inputTokens: 800, outputTokens: 250 })],
  ])("%s", (_name, asked, measured: MeasuredRun = run) => {
    expect(mismatchOf(measured, asked)).toBeUndefined();
  });
});

describe("a run does not stand for", () => {
  it.each<[string, Wanted, string]>([
    ["another model", wanted("qwen3-14b", "h100-80gb"), "model"],
    ["another size of its model", wanted("llama-3.1-70b"), "model"],
    ["a model that no table knows", wanted("our-model"), "model"],
    ["another GPU", wanted("llama-3.1-8b", "a100-80gb"), "gpu"],
    ["longer inputs", wanted(undefined, undefined, { inputTokens: 1400, outputTokens: 200 }), "lengths"],
    ["shorter outputs", wanted(undefined, undefined, { outputTokens: 150 }), "lengths"],
  ])("%s", (_name, asked, what) => {
    expect(mismatchOf(run, asked)?.in).toBe(what);
  });
});

it("of several runs those that stand are taken, and else the nearest says why not", () => {
  const long = { ...run, inputTokens: 4000 };
  const other = { ...run, model: "qwen3-14b" };
  const asked = wanted("llama-3.1-8b", undefined, { inputTokens: 1000, outputTokens: 200 });
  expect(standingFor([other, long, run], asked)).toEqual({ runs: [run] });
  expect(standingFor([other, long], asked)).toMatchObject({ mismatch: { in: "lengths" } });
});
