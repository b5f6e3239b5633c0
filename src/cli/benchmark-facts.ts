import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Portfolio, Stated, Workload } from "../workloads/workload.js";
import { type BenchmarkFile, benchmarkPath, readBenchmarkFile } from "./benchmark-file.js";
import { measurementOf } from "./benchmark-measurement.js";
import { InputError } from "./failure.js";
import type { Measurable } from "./measured-gpus.js";
import { withLines } from "./source-lines.js";
import { throughputFact } from "./throughput.js";

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
  sizing: Measurable,
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
    return new Map([...found.values].map(([name, value]) => [name, { value, provenance: "measured", at }]));
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
  // the other figures of a run go with its throughput, so a slice with another run has none of them from the workload
  const isOneRun = found.every(({ measured: has }) => without(has, whole).size === 0 && has.size === whole.size);
  const shared = new Map([...whole].filter(([name]) => isShared && (isOneRun || name === throughputFact)));
  return {
    ...workload,
    stated: joined(stated, shared),
    slices: slices.map((slice, i) => ({
      ...slice,
      stated: joined(slice.stated, without(found[i]?.measured ?? nothing, shared)),
    })),
  };
}

/** Facts but for those that others say as well. */
const without = (facts: Facts, others: Facts): Facts =>
  new Map([...facts].filter(([name, { value }]) => others.get(name)?.value !== value));

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
