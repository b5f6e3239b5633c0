import { dirname, isAbsolute, join } from "node:path";
import type { MeasuredRun } from "../benchmarks/measured-run.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Stated } from "../workloads/workload.js";
import { withJsonPlace } from "./json-place.js";
import { alone, readSources } from "./sources.js";

/** A result file as a workload names it. */
export interface BenchmarkFile {
  path: string;
  /** Empty where it cannot be used. */
  runs: readonly MeasuredRun[];
  problems: readonly Diagnostic[];
  /** Over the file's name and bytes. */
  sha256: string;
}

/** The path of a result file, seen from the folder of the workload file that names it. */
export function benchmarkPath({ value, at }: Stated): string {
  const name = String(value);
  return isAbsolute(name) ? name : join(dirname(at.file), name);
}

/** Reads the result file that a fact names. A problem with the file as a whole points at the fact. */
export async function readBenchmarkFile(named: Stated): Promise<BenchmarkFile> {
  const path = benchmarkPath(named);
  const { sources, problems, sha256 } = await readSources([path], "none");
  const { readBenchmark } = await import("../benchmarks/read-benchmark.js");
  const read = sources.map(({ text }) => {
    const { runs, diagnostics } = readBenchmark(text, path);
    return { runs, diagnostics: withJsonPlace(diagnostics, { file: path, text }) };
  });
  const unread = alone(problems, "benchmark-too-large").map(
    (problem): Diagnostic =>
      problem.code === "unreadable"
        ? { code: "benchmark-unreadable", severity: "error", args: { path, ...problem.args }, at: named.at }
        : problem,
  );
  return {
    path,
    runs: read.flatMap(({ runs }) => runs),
    problems: [...unread, ...read.flatMap(({ diagnostics }) => diagnostics)],
    sha256,
  };
}
