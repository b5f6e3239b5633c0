import { at, firstPositive, firstText, positive, present } from "./json-value.js";
import type { MeasuredRun } from "./measured-run.js";
import { badFigure, isNone, type Unusable } from "./unusable.js";

const rates = ["output_tokens_per_second", "requests_per_second", "tokens_per_second"];

/** True where a JSON value looks like a GuideLLM report, of whatever version. */
export function isGuidellm(json: unknown): boolean {
  return Array.isArray(at(json, "benchmarks"));
}

/** The benchmarks of a report, one a load that was tried. */
export function benchmarksOf(report: unknown): readonly unknown[] {
  const list = at(report, "benchmarks");
  return Array.isArray(list) ? list : [];
}

/**
 * Reads one benchmark of a GuideLLM report. Its metrics have kept their names from 0.2 on; the model and the strategy
 * stand in `worker` and `args` up to 0.3, in `config` and the report's `args` from 0.4. Reports of 0.1 hold single requests
 * in place of metrics and are refused. Only requests that succeeded count.
 *
 * @returns the run, or why it is none
 */
export function readGuidellm(benchmark: unknown, report: unknown): MeasuredRun | Unusable {
  if (at(benchmark, "metrics") === undefined) return lacking("metrics");
  const total = (name: string): unknown => at(benchmark, "metrics", "request_totals", name);
  if (isNone(total("successful"))) return { code: "benchmark-nothing-completed", args: {} };
  const bad = badFigure(
    rates.flatMap((metric) =>
      [["successful", "mean"], ["mean"]].map((path) => [
        ["metrics", metric, ...path].join("."),
        at(benchmark, "metrics", metric, ...path),
      ]),
    ),
  );
  if (bad) return bad;
  const mean = (metric: string): number | undefined =>
    firstPositive(at(benchmark, "metrics", metric, "successful", "mean"), at(benchmark, "metrics", metric, "mean"));
  const percentile = (which: "p95" | "p99", metric: string): number | undefined =>
    positive(at(benchmark, "metrics", metric, "successful", "percentiles", which));
  const requestsPerSecond = mean("requests_per_second");
  const outputTokens = mean("output_token_count");
  const outputTokensPerSecond = mean("output_tokens_per_second") ?? product(requestsPerSecond, outputTokens);
  if (outputTokensPerSecond === undefined) return lacking("metrics.output_tokens_per_second");
  const strategy = at(benchmark, "config", "strategy") ?? at(benchmark, "args", "strategy");
  return {
    tool: "guidellm",
    outputTokensPerSecond,
    ...present<Omit<MeasuredRun, "tool" | "outputTokensPerSecond">>({
      model: modelOf(benchmark, report),
      concurrency: firstPositive(at(strategy, "streams"), mean("request_concurrency")),
      requestRate: positive(at(strategy, "rate")),
      requestsPerSecond,
      totalTokensPerSecond: mean("tokens_per_second"),
      ttftMs: mean("time_to_first_token_ms"),
      p95TtftMs: percentile("p95", "time_to_first_token_ms"),
      p99TtftMs: percentile("p99", "time_to_first_token_ms"),
      // time_per_output_token_ms has counted the first token in since 0.4
      tpotMs: mean("inter_token_latency_ms") ?? mean("time_per_output_token_ms"),
      p95TpotMs: percentile("p95", "inter_token_latency_ms"),
      p99TpotMs: percentile("p99", "inter_token_latency_ms"),
      latencyMs: inMs(mean("request_latency")),
      p95LatencyMs: inMs(percentile("p95", "request_latency")),
      p99LatencyMs: inMs(percentile("p99", "request_latency")),
      inputTokens: mean("prompt_token_count"),
      outputTokens,
      gpus: positive(at(benchmark, "extras", "gpus")),
      gpu: firstText(at(benchmark, "extras", "gpu")),
      completedRequests: positive(total("successful")),
      failedRequests: positive(total("errored")),
    }),
  };
}

const lacking = (key: string): Unusable => ({ code: "benchmark-incomplete", args: { missing: [key] } });

function modelOf(benchmark: unknown, report: unknown): string | undefined {
  return firstText(
    at(benchmark, "config", "backend", "model"),
    at(benchmark, "worker", "backend_model"),
    at(report, "args", "model"),
    at(report, "args", "backend_kwargs", "model"),
    at(report, "args", "backend", "model"),
  );
}

const inMs = (seconds: number | undefined): number | undefined => (seconds === undefined ? undefined : 1000 * seconds);

const product = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? undefined : a * b;
