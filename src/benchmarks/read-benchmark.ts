import type { Args, Diagnostic } from "../diagnostics/diagnostic.js";
import { benchmarksOf, isGuidellm, readGuidellm } from "./guidellm.js";
import type { MeasuredRun } from "./measured-run.js";
import { implausible } from "./unusable.js";
import { isVllm, readVllm } from "./vllm.js";

/** Runs that a file tells, in its order, and what is wrong with the others. */
export interface BenchmarkFile {
  runs: MeasuredRun[];
  diagnostics: Diagnostic[];
}

/**
 * Reads a result file of `vllm bench serve --save-result` (also with several results, one a line, as `--append-result`
 * writes them) or a GuideLLM report, told apart by what they hold.
 *
 * @param file the name that problems are reported with
 */
export function readBenchmark(text: string, file: string): BenchmarkFile {
  const result: BenchmarkFile = { runs: [], diagnostics: [] };
  const problem = (code: string, args: Args): void => {
    result.diagnostics.push({ code, severity: "error", args, file });
  };
  const parsed = parse(text);
  if ("reason" in parsed) problem("benchmark-not-json", { reason: parsed.reason });
  else if (parsed.values.length === 0) problem("benchmark-unknown", {});
  else for (const value of parsed.values) take(value);
  return result;

  function take(value: unknown): void {
    if (isGuidellm(value)) {
      const benchmarks = benchmarksOf(value);
      if (benchmarks.length === 0) problem("benchmark-without-runs", {});
      for (const [i, benchmark] of benchmarks.entries()) keep("GuideLLM", i, readGuidellm(benchmark, value));
    } else if (isVllm(value)) keep("vLLM", result.runs.length, readVllm(value));
    else problem("benchmark-unknown", {});
  }

  function keep(tool: string, index: number, run: ReturnType<typeof readVllm>): void {
    const wrong = "code" in run ? run : implausible(run);
    if (wrong) problem(wrong.code, { tool, run: index + 1, ...wrong.args });
    if (!("code" in run) && !wrong) result.runs.push(run);
  }
}

/** One JSON value, a list of them, or one on each line. */
function parse(text: string): { values: readonly unknown[] } | { reason: string } {
  try {
    return { values: listed(JSON.parse(text)) };
  } catch (whole) {
    try {
      const lines = text.split("\n").filter((line) => line.trim() !== "");
      if (lines.length > 1) return { values: lines.map((line): unknown => JSON.parse(line)) };
    } catch {
      // the problem of the whole is the clearer one
    }
    return { reason: whole instanceof Error ? whole.message : String(whole) };
  }
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
