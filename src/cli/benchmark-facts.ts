import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { latencyOf, type MeasuredRun } from "../benchmarks/measured-run.js";
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
): Promise<Portfolio> {
  const named = portfolio.workloads.some(({ stated, slices }) =>
    [stated, ...slices.map((slice) => slice.stated)].some((facts) => facts.has(file)),
  );
  if (!named) return portfolio;
  const problems: Diagnostic[] = [];
  const workloads: Workload[] = [];
  for (const workload of portfolio.workloads) {
    const slices: Slice[] = [];
    for (const slice of workload.slices) {
      slices.push({ ...slice, stated: await measured(slice.stated, workload.stated, problems) });
    }
    workloads.push({ ...workload, stated: await measured(workload.stated, new Map(), problems), slices });
  }
  if (problems.length > 0) throw new InputError(withLines(problems, sources));
  return { workloads };
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
  const best = bestRun(runs, fact("latency.target_p95"));
  if (!best) return facts;
  const gpus = best.gpus ?? fact("candidate.gpus") ?? 1;
  const value = Number((totalOf(best) / gpus).toPrecision(6));
  return new Map([...facts, [throughput, { value, provenance: "measured", at: named.at }]]);
}

/** The run with the highest throughput of those within the latency target; of all, where none tells or is within it. */
function bestRun(runs: readonly MeasuredRun[], targetMs: number | undefined): MeasuredRun | undefined {
  const within = runs.filter(
    (run) => targetMs === undefined || (latencyOf(run) ?? Number.POSITIVE_INFINITY) <= targetMs,
  );
  return [...(within.length > 0 ? within : runs)].sort((a, b) => totalOf(b) - totalOf(a))[0];
}

/** Tokens a second, input and output, over the whole endpoint. */
function totalOf({ totalTokensPerSecond, outputTokensPerSecond, inputTokens = 0, outputTokens }: MeasuredRun): number {
  if (totalTokensPerSecond !== undefined) return totalTokensPerSecond;
  return outputTokens ? (outputTokensPerSecond * (inputTokens + outputTokens)) / outputTokens : outputTokensPerSecond;
}
