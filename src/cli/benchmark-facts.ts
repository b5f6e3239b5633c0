import { tokensPerSecondOf } from "../benchmarks/measured-run.js";
import { standingFor } from "../benchmarks/mismatch.js";
import { mean, pick, repeated } from "../benchmarks/repeated-runs.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { SizingData } from "../sizing/catalogue.js";
import type { Portfolio, Stated, Workload } from "../workloads/workload.js";
import { type BenchmarkFile, benchmarkPath, readBenchmarkFile } from "./benchmark-file.js";
import { InputError } from "./failure.js";
import { withLines } from "./source-lines.js";
import { isThroughput, throughputFact, throughputRange } from "./throughput.js";
import { wantedBy } from "./wanted-measurement.js";

type Facts = ReadonlyMap<string, Stated>;

const file = "candidate.benchmark";

/**
 * The portfolio with throughput measured where a workload names the result file of a load test. A throughput that is
 * stated as well wins over the file; a result of another model, GPU or request length measures nothing here, and the
 * estimate stays.
 *
 * @throws InputError where a file cannot be read or holds no result
 */
export async function withBenchmarks(
  portfolio: Portfolio,
  sources: readonly { file: string; text: string }[],
  sizing: Pick<SizingData, "models" | "gpus">,
): Promise<{ portfolio: Portfolio; warnings: readonly Diagnostic[]; benchmarks: readonly BenchmarkFile[] }> {
  const benchmarks = await benchmarksOf(portfolio);
  if (benchmarks.size === 0) return { portfolio, warnings: [], benchmarks: [] };
  const problems: Diagnostic[] = [...benchmarks.values()].flatMap((each) => each.problems);
  const measured = (facts: Facts): Facts => {
    const named = facts.get(file);
    const benchmark = named && benchmarks.get(benchmarkPath(named));
    if (!benchmark || benchmark.runs.length === 0 || facts.has(throughputFact)) return nothing;
    const found = measurementOf(benchmark, facts, sizing);
    const { at } = named;
    problems.push(...found.problems.map((problem) => ({ ...problem, at })));
    return found.value === undefined
      ? nothing
      : new Map([[throughputFact, { value: found.value, provenance: "measured", at }]]);
  };
  const workloads = portfolio.workloads.map((workload): Workload => withMeasured(workload, measured));
  // slices without anything of their own say what the workload says
  const warnings = withLines([...new Map(problems.map((each) => [JSON.stringify(each), each])).values()], sources);
  if (warnings.some(({ severity }) => severity === "error")) throw new InputError(warnings);
  return { portfolio: { workloads }, warnings, benchmarks: [...benchmarks.values()] };
}

const nothing: Facts = new Map();

/**
 * What was measured goes to the workload, whose slices have it from there. Where a slice has a model, a GPU or lengths of
 * its own that were not measured, it goes only to the slices that it stands for.
 */
function withMeasured(workload: Workload, measured: (facts: Facts) => Facts): Workload {
  const { stated, slices } = workload;
  const whole = measured(stated);
  const found = slices.map(({ stated: own }) => {
    // a file of its own says more of a slice than a figure of the whole
    const under = own.has(file) ? new Map([...stated].filter(([name]) => name !== throughputFact)) : stated;
    return { own, measured: measured(joined(under, own)) };
  });
  const isShared = found.every(({ own, measured: has }) => own.has(throughputFact) || has.size > 0);
  const isWhole = (has: Facts): boolean =>
    isShared && has.get(throughputFact)?.value === whole.get(throughputFact)?.value;
  return {
    ...workload,
    stated: isShared ? joined(stated, whole) : stated,
    slices: slices.map((slice, i) => {
      const has = found[i]?.measured ?? nothing;
      return isWhole(has) ? slice : { ...slice, stated: joined(slice.stated, has) };
    }),
  };
}

/** Facts with others over them. */
const joined = (under: Facts, over: Facts): Facts => new Map([...under, ...over]);

/** Paths of all result files that are named, those among them that are not read beside a stated throughput. */
export const benchmarkPaths = ({ workloads }: Portfolio): string[] =>
  workloads.flatMap(({ stated, slices }) =>
    [stated, ...slices.map((slice) => slice.stated)].flatMap((facts) => {
      const named = facts.get(file);
      return named ? [benchmarkPath(named)] : [];
    }),
  );

/** Every result file that is used, by its path: many workloads may name the same. */
async function benchmarksOf({ workloads }: Portfolio): Promise<Map<string, BenchmarkFile>> {
  const read = new Map<string, BenchmarkFile>();
  for (const { stated, slices } of workloads) {
    for (const facts of [stated, ...slices.map((slice) => slice.stated)]) {
      const named = facts.get(file);
      if (!named || facts.has(throughputFact) || read.has(benchmarkPath(named))) continue;
      read.set(benchmarkPath(named), await readBenchmarkFile(named));
    }
  }
  return read;
}

/** Tokens a second of one GPU by the runs that stand for the candidate; or why none does. */
function measurementOf(
  { path, runs }: BenchmarkFile,
  facts: Facts,
  sizing: Pick<SizingData, "models" | "gpus">,
): { value?: number; problems: readonly Omit<Diagnostic, "at">[] } {
  const problem = (code: string, args: Diagnostic["args"], severity: Diagnostic["severity"] = "warning") => ({
    code,
    severity,
    args: { path, ...args },
  });
  const number = (name: string): number | undefined => {
    const value = facts.get(name)?.value;
    return typeof value === "number" ? value : undefined;
  };
  const standing = standingFor(runs, wantedBy(facts, sizing));
  if ("mismatch" in standing) {
    return { problems: [problem(`benchmark-other-${standing.mismatch.in}`, standing.mismatch.args)] };
  }
  const latencyMs = number("latency.target_p95");
  const picked = pick(repeated(standing.runs), { latencyMs });
  if (!picked) return { problems: [problem("benchmark-too-slow", { targetMs: latencyMs ?? 0 })] };
  const perGpu = picked.runs.map((run) => tokensPerSecondOf(run) / (run.gpus ?? number("candidate.gpus") ?? 1));
  const value = Number((mean(perGpu) ?? 0).toPrecision(6));
  if (!isThroughput(value)) {
    return { problems: [problem("benchmark-out-of-range", { found: value, range: throughputRange }, "error")] };
  }
  const failed = picked.runs.reduce((sum, run) => sum + (run.failedRequests ?? 0), 0);
  const completed = picked.runs.reduce((sum, run) => sum + (run.completedRequests ?? 0), 0);
  return { value, problems: failed > 0 ? [problem("benchmark-failed-requests", { failed, completed })] : [] };
}
