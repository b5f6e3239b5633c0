import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { standingOf, tailOf } from "../../src/benchmarks/answer-time.js";
import type { MeasuredRun } from "../../src/benchmarks/measured-run.js";
import { readBenchmark } from "../../src/benchmarks/read-benchmark.js";
import { pick, repeated } from "../../src/benchmarks/repeated-runs.js";

/** A mean answer of 1.7 s. */
const mean: MeasuredRun = { tool: "vllm", outputTokensPerSecond: 500, ttftMs: 300, tpotMs: 7, outputTokens: 201 };
const withP99: MeasuredRun = { ...mean, p99TtftMs: 900, p99TpotMs: 30 };
const withP95: MeasuredRun = { ...withP99, p95TtftMs: 500, p95TpotMs: 10 };

describe("a target for 95 of 100 answers", () => {
  it.each<[string, MeasuredRun, number, string]>([
    ["p95 within it", withP95, 2500, "kept"],
    ["p95 above it, though the mean is within", withP95, 2400, "missed"],
    ["p95 of whole answers, which goes before its parts", { ...withP95, p95LatencyMs: 2300 }, 2400, "kept"],
    ["p99 within it and no p95", withP99, 6900, "kept"],
    ["p99 above it and no p95", withP99, 6800, "only_p99"],
    ["p99 of whole answers, which goes before its parts", { ...withP99, p99LatencyMs: 6000 }, 6800, "kept"],
    ["the mean alone, within it", mean, 1700, "only_mean"],
    ["a mean above it", mean, 1699, "missed"],
    ["a mean above it beside a p99", withP99, 1699, "missed"],
    ["no time", { tool: "vllm", outputTokensPerSecond: 500 }, 1e6, "untold"],
  ])("is held against %s", (_name, run, targetMs, standing) => {
    expect(standingOf(run, targetMs)).toBe(standing);
  });

  it("takes the p95 as the time of an answer, else the p99 as a bound", () => {
    expect([withP95, withP99, mean].map(tailOf)).toEqual([2500, 6900, undefined]);
  });

  it("is kept by the run that shows it, before one that puts out more and does not", () => {
    const runs = [
      { ...withP95, concurrency: 4 },
      { ...mean, concurrency: 32, outputTokensPerSecond: 5000 },
    ];
    expect(pick(repeated(runs), { latencyMs: 2500 })?.concurrency).toBe(4);
    expect(pick(repeated(runs), { latencyMs: 2400 })?.concurrency).toBe(32);
    expect(pick(repeated(runs), { latencyMs: 1500 })).toBeUndefined();
  });
});

describe("percentiles of a result", () => {
  it("of vllm bench serve are read as it names them", () => {
    const result = {
      output_throughput: 100,
      p95_ttft_ms: 1,
      p95_tpot_ms: 2,
      mean_e2el_ms: 3,
      p95_e2el_ms: 4,
      p99_e2el_ms: 5,
    };
    const { runs } = readBenchmark(JSON.stringify(result), "b.json");
    expect(runs).toMatchObject([{ p95TtftMs: 1, p95TpotMs: 2, latencyMs: 3, p95LatencyMs: 4, p99LatencyMs: 5 }]);
  });

  it("of GuideLLM are read, whole answers in seconds", () => {
    const { runs } = readBenchmark(readFileSync("fixtures/benchmarks/guidellm-0.5.json", "utf8"), "b.json");
    expect(runs[0]).toMatchObject({ p95TtftMs: 80, p99TtftMs: 160, p95TpotMs: 7.5, p99TpotMs: 11.25 });
    expect([runs[0]?.latencyMs, runs[0]?.p95LatencyMs]).toEqual([expect.closeTo(1572.5, 6), expect.closeTo(1572.5, 6)]);
  });
});
