import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { MeasuredRun } from "../benchmarks/measured-run.js";
import { mean, pick, repeated } from "../benchmarks/repeated-runs.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Portfolio, Slice, Stated, Workload } from "../workloads/workload.js";
import { InputError } from "./failure.js";
import { withLines } from "./source-lines.js";
import { reasonOf } from "./system-error.js";

type Facts = ReadonlyMap<string, Stated>;

const file = "candidate.benchmark";
const throughput = "candidate.tokens_per_second_per_gpu";

/**
 * The portfolio with throughput measured where a workload names the result file of a load test. A throughput that is
 * stated as well wins over the file.
 *
 * @throws InputError where a file cannot be read or holds no result
 */
export async function withBenchmarks(
  portfolio: Portfolio,
  sources: readonly { file: string; text: string }[],
): Promise<{ portfolio: Portfolio; warnings: readonly Diagnostic[] }> {
  const named = portfolio.workloads.some(({ stated, slices }) =>
    [stated, ...slices.map((slice) => slice.stated)].some((facts) => facts.has(file)),
  );
  if (!named) return { portfolio, warnings: [] };
  const problems: Diagnostic[] = [];
  const workloads: Workload[] = [];
  for (const workload of portfolio.workloads) {
    const slices: Slice[] = [];
    for (const slice of workload.slices) {
      slices.push({ ...slice, stated: await measured(slice.stated, workload.stated, problems) });
    }
    workloads.push({ ...workload, stated: await measured(workload.stated, new Map(), problems), slices });
  }
  const found = withLines(problems, sources);
  if (found.some(({ severity }) => severity === "error")) throw new InputError(found);
  return { portfolio: { workloads }, warnings: found };
}

async function measured(facts: Facts, around: Facts, problems: Diagnostic[]): Promise<Facts> {
  const named = facts.get(file);
  if (!named || facts.has(throughput) || typeof named.value !== "string") return facts;
  const { readBenchmark } = await import("../benchmarks/read-benchmark.js");
  const path = join(dirname(named.at.file), named.value);
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    problems.push({
      code: "benchmark-unreadable",
      severity: "error",
      args: { path, reason: reasonOf(error) },
      at: named.at,
    });
    return facts;
  }
  const { runs, diagnostics } = readBenchmark(text, path);
  problems.push(...diagnostics);
  const fact = (name: string): number | undefined => {
    const value = (facts.get(name) ?? around.get(name))?.value;
    return typeof value === "number" ? value : undefined;
  };
  if (runs.length === 0) return facts;
  const latencyMs = fact("latency.target_p95");
  const picked = pick(repeated(runs), { latencyMs });
  if (!picked) {
    const args = { path, targetMs: latencyMs ?? 0 };
    problems.push({ code: "benchmark-too-slow", severity: "warning", args, at: named.at });
    return facts;
  }
  const perGpu = picked.runs.map((run) => totalOf(run) / (run.gpus ?? fact("candidate.gpus") ?? 1));
  const value = Number((mean(perGpu) ?? 0).toPrecision(6));
  return new Map([...facts, [throughput, { value, provenance: "measured", at: named.at }]]);
}

/** Tokens a second, input and output, over the whole endpoint. */
function totalOf({ totalTokensPerSecond, outputTokensPerSecond, inputTokens = 0, outputTokens }: MeasuredRun): number {
  if (totalTokensPerSecond !== undefined) return totalTokensPerSecond;
  return outputTokens ? (outputTokensPerSecond * (inputTokens + outputTokens)) / outputTokens : outputTokensPerSecond;
}
