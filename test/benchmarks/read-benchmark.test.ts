import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { concurrencyOf } from "../../src/benchmarks/measured-run.js";
import { readBenchmark } from "../../src/benchmarks/read-benchmark.js";

const fixture = (name: string) => readBenchmark(readFileSync(`fixtures/benchmarks/${name}`, "utf8"), name);

const codes = (text: string): string[] => readBenchmark(text, "b.json").diagnostics.map(({ code }) => code);

const least = { output_throughput: 100, request_throughput: 1 };

describe("results of vllm bench serve", () => {
  it("tell rates as they are and tokens as means over the completed requests", () => {
    const { runs, diagnostics } = fixture("vllm-serve.json");
    expect(diagnostics).toEqual([]);
    expect(runs).toEqual([
      {
        tool: "vllm",
        model: "meta-llama/Llama-3.1-8B-Instruct",
        concurrency: 32,
        requestsPerSecond: 10,
        outputTokensPerSecond: 1280,
        totalTokensPerSecond: 11_520,
        ttftMs: 210,
        p99TtftMs: 480,
        tpotMs: 23,
        p99TpotMs: 27.599999999999998,
        inputTokens: 1024,
        outputTokens: 128,
        completedRequests: 1000,
      },
    ]);
  });

  it("may stand in one file, one a line", () => {
    expect(fixture("vllm-appended.jsonl").runs.map((run) => run.concurrency)).toEqual([32, 32, 32, 4]);
  });

  it("may stand in one file as a list", () => {
    const { runs } = readBenchmark(JSON.stringify([least, least]), "b.json");
    expect(runs).toHaveLength(2);
  });

  it.each([
    ["a limit", { max_concurrency: 16, request_rate: "inf", num_prompts: 500 }, 16],
    [
      "no limit and no rate: the peak",
      { max_concurrency: null, request_rate: "inf", max_concurrent_requests: 300 },
      300,
    ],
    ["no limit and no rate: all at once", { max_concurrency: null, request_rate: "inf", num_prompts: 500 }, 500],
    ["a rate alone", { max_concurrency: null, request_rate: 4, num_prompts: 500 }, undefined],
  ])("tell the concurrency by %s", (_name, keys, concurrency) => {
    const { runs } = readBenchmark(JSON.stringify({ ...least, ...keys }), "b.json");
    expect(runs[0]?.concurrency).toBe(concurrency);
  });

  it("tell a rate and labels, also as texts", () => {
    const { runs } = readBenchmark(JSON.stringify({ ...least, request_rate: 4, gpus: "8", failed: 2 }), "b.json");
    expect(runs[0]).toMatchObject({ requestRate: 4, gpus: 8, failedRequests: 2 });
  });

  it("in which nothing was answered are refused, whatever rates they tell", () => {
    const { runs, diagnostics } = readBenchmark(JSON.stringify({ ...least, completed: 0, failed: 1000 }), "b.json");
    expect(runs).toEqual([]);
    expect(diagnostics).toEqual([
      { code: "benchmark-nothing-completed", severity: "error", args: { tool: "vLLM", run: 1 }, file: "b.json" },
    ]);
  });

  it.each([
    ["output_throughput", '"fast"'],
    ["output_throughput", "-1"],
    ["output_throughput", "0"],
    ["total_token_throughput", "1e999"],
    ["request_throughput", "[]"],
  ])("with a %s of %s are refused, though others would give it", (key, value) => {
    const others = { duration: 10, total_output_tokens: 1000, total_input_tokens: 9000 };
    const rates = Object.entries({ ...least, ...others }).filter(([name]) => name !== key);
    const rest = JSON.stringify(Object.fromEntries(rates)).slice(1);
    const { runs, diagnostics } = readBenchmark(`{"${key}": ${value}, ${rest}`, "b.json");
    expect(runs).toEqual([]);
    expect(diagnostics).toMatchObject([{ code: "benchmark-bad-figure", args: { key } }]);
  });

  it.each([1e300, 1e-9])("with a figure of %d, which no deployment has, are refused", (value) => {
    expect(codes(JSON.stringify({ ...least, mean_ttft_ms: value }))).toEqual(["benchmark-bad-figure"]);
  });

  it.each([
    ["requests with less than a token", { completed: 1000, total_output_tokens: 1 }],
    ["a part of a GPU", { gpus: 1.5 }],
  ])("of %s are refused", (_name, keys) => {
    expect(codes(JSON.stringify({ ...least, ...keys }))).toEqual(["benchmark-bad-figure"]);
  });

  it("tell what was sent and not answered as failed, where they do not say it", () => {
    const { runs } = readBenchmark(JSON.stringify({ ...least, num_prompts: 100, completed: 90 }), "b.json");
    expect(runs[0]?.failedRequests).toBe(10);
  });
});

describe("GuideLLM reports", () => {
  it("of 0.3 name the model in the worker and the load in the arguments", () => {
    const { runs, diagnostics } = fixture("guidellm-0.3.json");
    expect(diagnostics).toEqual([]);
    expect(runs).toMatchObject([
      {
        tool: "guidellm",
        model: "Qwen/Qwen3-8B",
        concurrency: 8,
        outputTokensPerSecond: 500,
        totalTokensPerSecond: 3060,
        ttftMs: 60,
        p99TtftMs: 120,
        tpotMs: 15,
        inputTokens: 512,
        outputTokens: 100,
      },
    ]);
  });

  it("from 0.4 on name both in the configuration, one run a load", () => {
    const { runs } = fixture("guidellm-0.5.json");
    expect(runs.map(({ model, requestRate, concurrency }) => [model, requestRate, concurrency])).toEqual([
      ["meta-llama/Llama-3.1-8B-Instruct", 2, 3.1],
      ["meta-llama/Llama-3.1-8B-Instruct", 6, 14],
    ]);
    expect(runs.map(({ failedRequests }) => failedRequests)).toEqual([3, 3]);
  });

  it("without a token rate give it as requests times tokens", () => {
    const metrics = {
      requests_per_second: { successful: { mean: 3 } },
      output_token_count: { successful: { mean: 50 } },
    };
    const { runs } = readBenchmark(JSON.stringify({ benchmarks: [{ metrics }] }), "b.json");
    expect(runs[0]?.outputTokensPerSecond).toBe(150);
  });

  it("keep the runs that can be read beside one that cannot", () => {
    const report: { benchmarks: object[] } = JSON.parse(readFileSync("fixtures/benchmarks/guidellm-0.5.json", "utf8"));
    const { runs, diagnostics } = readBenchmark(JSON.stringify({ benchmarks: [...report.benchmarks, {}] }), "b.json");
    expect(runs).toHaveLength(2);
    expect(diagnostics).toMatchObject([{ code: "benchmark-incomplete", args: { run: 3, missing: ["metrics"] } }]);
  });
});

describe("what is no result", () => {
  it.each([
    ["{", "benchmark-not-json"],
    ["", "benchmark-not-json"],
    ["{}", "benchmark-unknown"],
    ["[]", "benchmark-unknown"],
    ["null", "benchmark-unknown"],
    ["3", "benchmark-unknown"],
    ['{"benchmarks": []}', "benchmark-without-runs"],
    ['{"benchmarks": [null]}', "benchmark-incomplete"],
    ['{"benchmarks": {"metrics": {}}}', "benchmark-unknown"],
    ['{"output_throughput": "fast"}', "benchmark-bad-figure"],
    ['{"request_throughput": 1}', "benchmark-incomplete"],
    ['{"benchmarks": [{"metrics": {"request_totals": {"successful": 0}}}]}', "benchmark-nothing-completed"],
    [
      '{"benchmarks": [{"metrics": {"output_tokens_per_second": {"successful": {"mean": -1}}}}]}',
      "benchmark-bad-figure",
    ],
  ])("%s is %s", (text, code) => {
    expect(codes(text)).toEqual([code]);
  });

  it("never throws, and no figure of a run is zero, negative or no number", () => {
    const keys = fc.constantFrom("output_throughput", "duration", "completed", "mean_ttft_ms", "max_concurrency");
    const values = fc.oneof(fc.double(), fc.integer(), fc.string(), fc.constant(null), fc.object());
    fc.assert(
      fc.property(fc.oneof(fc.dictionary(keys, values), fc.jsonValue()), (json) => {
        for (const run of readBenchmark(JSON.stringify(json), "b.json").runs) {
          for (const value of Object.values(run)) {
            if (typeof value === "number") expect(Number.isFinite(value) && value > 0).toBe(true);
          }
        }
      }),
    );
  });
});

describe("requests in flight", () => {
  it("come from Little's law where only a rate was set", () => {
    const run = { tool: "vllm", outputTokensPerSecond: 400, requestsPerSecond: 4, ttftMs: 500, tpotMs: 20 } as const;
    expect(concurrencyOf({ ...run, outputTokens: 101 })).toBeCloseTo(4 * 2.5, 9);
    expect(concurrencyOf(run)).toBeUndefined();
    expect(concurrencyOf({ ...run, concurrency: 7 })).toBe(7);
  });
});
