import { at, firstText, positive, present } from "./json-value.js";
import type { MeasuredRun } from "./measured-run.js";

/** True where a JSON value looks like a result of `vllm bench serve --save-result`. */
export function isVllm(json: unknown): boolean {
  return ["output_throughput", "request_throughput", "total_token_throughput"].some(
    (key) => at(json, key) !== undefined,
  );
}

/**
 * Reads one result of `vllm bench serve --save-result`: rates in tokens per second, times in milliseconds, tokens as
 * totals over all completed requests. A label `--metadata gpus=8` tells the GPUs.
 *
 * @returns the run, or the keys it lacks
 */
export function readVllm(json: unknown): MeasuredRun | { missing: readonly string[] } {
  const number = (key: string): number | undefined => positive(at(json, key));
  const seconds = number("duration");
  const completed = number("completed");
  const outputTotal = number("total_output_tokens");
  const inputTotal = number("total_input_tokens");
  const outputTokensPerSecond = number("output_throughput") ?? ratio(outputTotal, seconds);
  if (outputTokensPerSecond === undefined) return { missing: ["output_throughput"] };
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
      p99TtftMs: number("p99_ttft_ms"),
      tpotMs: number("mean_tpot_ms") ?? number("mean_itl_ms"),
      p99TpotMs: number("p99_tpot_ms"),
      inputTokens: ratio(inputTotal, completed),
      outputTokens: ratio(outputTotal, completed),
      gpus: number("gpus"),
      failedRequests: number("failed"),
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
