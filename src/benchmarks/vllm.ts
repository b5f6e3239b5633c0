import { at, firstText, positive, present } from "./json-value.js";
import type { MeasuredRun } from "./measured-run.js";
import { badFigure, isNone, type Unusable } from "./unusable.js";

const rates = ["output_throughput", "request_throughput", "total_token_throughput"];

/** True where a JSON value looks like a result of `vllm bench serve --save-result`. */
export function isVllm(json: unknown): boolean {
  return rates.some((key) => at(json, key) !== undefined);
}

/**
 * Reads one result of `vllm bench serve --save-result`: rates in tokens per second, times in milliseconds, tokens as
 * totals over all completed requests. Labels `--metadata gpus=8 gpu=h100-80gb` tell the GPUs.
 *
 * @returns the run, or why it is none
 */
export function readVllm(json: unknown): MeasuredRun | Unusable {
  if (isNone(at(json, "completed"))) return { code: "benchmark-nothing-completed", args: {} };
  const bad = badFigure(rates.map((key) => [key, at(json, key)]));
  if (bad) return bad;
  const number = (key: string): number | undefined => positive(at(json, key));
  const seconds = number("duration");
  const completed = number("completed");
  const outputTotal = number("total_output_tokens");
  const inputTotal = number("total_input_tokens");
  const outputTokensPerSecond = number("output_throughput") ?? ratio(outputTotal, seconds);
  if (outputTokensPerSecond === undefined) {
    return { code: "benchmark-incomplete", args: { missing: ["output_throughput"] } };
  }
  return {
    tool: "vllm",
    outputTokensPerSecond,
    ...present<Omit<MeasuredRun, "tool" | "outputTokensPerSecond">>({
      model: firstText(at(json, "model_id")),
      concurrency: number("max_concurrency") ?? unbounded(json),
      // "inf" where requests were sent as fast as they could be
      requestRate: number("request_rate"),
      requestsPerSecond: number("request_throughput") ?? ratio(completed, seconds),
      totalTokensPerSecond: number("total_token_throughput"),
      ttftMs: number("mean_ttft_ms"),
      // p99 alone unless --metric-percentiles asks for more, whole answers only with e2el among --percentile-metrics
      p95TtftMs: number("p95_ttft_ms"),
      p99TtftMs: number("p99_ttft_ms"),
      tpotMs: number("mean_tpot_ms") ?? number("mean_itl_ms"),
      p95TpotMs: number("p95_tpot_ms"),
      p99TpotMs: number("p99_tpot_ms"),
      latencyMs: number("mean_e2el_ms"),
      p95LatencyMs: number("p95_e2el_ms"),
      p99LatencyMs: number("p99_e2el_ms"),
      inputTokens: ratio(inputTotal, completed),
      outputTokens: ratio(outputTotal, completed),
      gpus: number("gpus"),
      gpu: firstText(at(json, "gpu")),
      completedRequests: completed,
      failedRequests: number("failed") ?? positive((number("num_prompts") ?? 0) - (completed ?? Infinity)),
    }),
  };
}

/** Without a limit and without a rate all requests were in flight at once, up to the peak that was seen. */
function unbounded(json: unknown): number | undefined {
  if (positive(at(json, "request_rate")) !== undefined) return undefined;
  return positive(at(json, "max_concurrent_requests")) ?? positive(at(json, "num_prompts"));
}

const ratio = (above: number | undefined, below: number | undefined): number | undefined =>
  above === undefined || below === undefined ? undefined : above / below;
