import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sizingAnswerSchema } from "../../src/assessment/sizing-schema.js";
import { readBenchmark } from "../../src/benchmarks/read-benchmark.js";
import { repeated } from "../../src/benchmarks/repeated-runs.js";
import { UsageError } from "../../src/cli/failure.js";
import type { SizeFlags } from "../../src/cli/size/flags.js";
import { measuredSizing } from "../../src/cli/size/sizing-of.js";
import { renderSizing } from "../../src/report/sizing/terminal.js";
import { data } from "./sample.js";

const runsOf = (file: string) => readBenchmark(readFileSync(`fixtures/benchmarks/${file}`, "utf8"), file).runs;
const appended = runsOf("vllm-appended.jsonl");

const sizing = (flags: Partial<SizeFlags> = {}, runs = appended) =>
  measuredSizing({ color: true, gpu: ["h100-80gb"], gpus: 1, ...flags }, runs, "bench.json", data);

const only = (flags: Partial<SizeFlags> = {}, runs = appended) => {
  const [configuration, ...more] = sizing(flags, runs).configurations;
  if (configuration?.measured == null || more.length > 0) throw new Error("expected one measured configuration");
  return { ...configuration, measured: configuration.measured };
};

describe("measured runs", () => {
  it("of the same load stand together", () => {
    expect(repeated(appended).map(({ concurrency, runs }) => [concurrency, runs.length])).toEqual([
      [32, 3],
      [4, 1],
    ]);
  });

  it("stand in for the estimate, with the band that every measured throughput has", () => {
    const { basis, output_tokens_per_second: output, concurrency, measured, ttft_ms: ttft } = only();
    expect([basis, concurrency, measured.runs]).toEqual(["measured", 32, 3]);
    expect(output.expected).toBeCloseTo((1280 + 1216 + 1344) / 3, 9);
    const { low, high } = data.constants.measuredBand;
    expect([output.low, output.high]).toEqual([low * output.expected, high * output.expected]);
    expect(measured.notes[0]).toContain("1,220 to 1,340");
    expect(ttft?.expected).toBeCloseTo(210, 9);
  });

  it("tell model and lengths, and how far the estimate is from them", () => {
    const { workload } = sizing();
    expect([workload.model, workload.input_tokens, workload.output_tokens]).toEqual(["llama-3.1-8b", 1024, 128]);
    const { measured, output_tokens_per_second: output } = only();
    const estimate = measured.estimated_output_tokens_per_second ?? 0;
    expect(measured.deviation).toBeCloseTo((output.expected - estimate) / output.expected, 9);
  });

  it("next to the load that is asked for are taken", () => {
    expect(only({ concurrency: 6 }).concurrency).toBe(4);
    expect(only({ concurrency: 40 }).concurrency).toBe(32);
  });

  it("within the targets are taken, else none", () => {
    expect(only({ ttft: 100 }).concurrency).toBe(4);
    expect(() => sizing({ ttft: 10 })).toThrow(UsageError);
  });

  it("that do not tell a time keep no target for it", () => {
    const bare = [{ tool: "vllm", outputTokensPerSecond: 500, inputTokens: 100, outputTokens: 50 } as const];
    expect(() => sizing({ model: "llama-3.1-8b", tpot: 50 }, bare)).toThrow(/known to be within the targets/);
  });

  it("of several models are refused", () => {
    const two = [...runsOf("vllm-serve.json"), ...runsOf("guidellm-0.3.json")];
    expect(() => sizing({}, two)).toThrow(/several models/);
  });

  it("at a fixed rate say that more may be possible", () => {
    const { measured } = only({ rate: 5 }, runsOf("guidellm-0.5.json"));
    expect([measured.tool, measured.concurrency]).toEqual(["GuideLLM", 14]);
    expect(measured.notes.join(" ")).toMatch(/fixed rate.*3 requests failed/);
  });

  it("make the fleet", () => {
    const { fleet } = only({ concurrency: 100 });
    expect(fleet).toMatchObject({ replicas: Math.ceil(100 / 32), spare_replicas: 1 });
  });

  it("of one have the same band, and a note says that they have no spread", () => {
    const { output_tokens_per_second: output, measured } = only({}, runsOf("vllm-serve.json"));
    expect(output.low).toBe(data.constants.measuredBand.low * output.expected);
    expect(measured.notes[0]).toMatch(/no spread/);
  });

  it("without times leave them unknown, not zero", () => {
    const bare = {
      tool: "vllm",
      outputTokensPerSecond: 500,
      concurrency: 8,
      inputTokens: 100,
      outputTokens: 50,
    } as const;
    const { ttft_ms: ttft, tpot_ms: tpot } = only({ model: "llama-3.1-8b" }, [bare]);
    expect([ttft, tpot]).toEqual([null, null]);
  });

  it("of other lengths than asked for are noted", () => {
    expect(only({ input: 4000 }).measured.notes.join(" ")).toMatch(/1,020 tokens in/);
    expect(only().measured.notes.join(" ")).not.toMatch(/tokens in/);
  });

  it("that the GPU could not have made are noted", () => {
    const { measured, binds, concurrency_limit: limit } = only({ model: "llama-3.1-405b", gpu: ["l4-24gb"] });
    expect([measured.deviation, binds, limit]).toEqual([null, null, null]);
    expect(measured.notes.join(" ")).toMatch(/does not fit/);
  });

  it.each<[string, Partial<SizeFlags>]>([
    ["a GPU", { gpu: undefined as never }],
    ["one GPU", { gpu: ["h100-80gb", "a100-80gb"] }],
    ["their number", { gpus: undefined as never }],
  ])("need %s", (_name, flags) => {
    expect(() => sizing(flags)).toThrow(/needs --gpu and --gpus/);
  });

  it("are in the schema of the JSON", () => {
    expect(sizingAnswerSchema.parse(sizing())).toEqual(sizing());
  });

  it("are told in the report beside the estimate", () => {
    const text = renderSizing(sizing(), { width: 100 });
    expect(text).toMatch(/3 runs of vLLM bench at 32 in flight, from bench\.json/);
    expect(text).toMatch(/The estimate would have been [\d,.]+ tokens\/s/);
  });
});
