import { type MeasuredRun, tokensPerSecondOf } from "../../benchmarks/measured-run.js";
import { standingFor } from "../../benchmarks/mismatch.js";
import { readBenchmark } from "../../benchmarks/read-benchmark.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { SizingData } from "../../sizing/catalogue.js";
import { InputError } from "../failure.js";
import { withJsonPlace } from "../json-place.js";
import { alone, readSources } from "../sources.js";
import { isThroughput, throughputRange } from "../throughput.js";
import { wantedNames } from "../wanted-measurement.js";
import type { SizeFlags } from "./flags.js";

/**
 * The runs of a result file that stand for what the flags ask for. Where none does all are taken, as whoever names the file
 * wants it sized, with a warning that says what they are of.
 *
 * @throws InputError where the file cannot be read or holds no result
 */
export async function measuredRuns(
  file: string,
  flags: SizeFlags,
  data: Pick<SizingData, "models" | "gpus">,
): Promise<{ runs: readonly MeasuredRun[]; warnings: readonly Diagnostic[] }> {
  const { sources, problems } = await readSources([file], "held");
  const read = sources.map((source) => {
    const { runs, diagnostics } = readBenchmark(source.text, source.file);
    return { runs, diagnostics: withJsonPlace(diagnostics, source) };
  });
  const diagnostics = [...alone(problems, "benchmark-too-large"), ...read.flatMap((one) => one.diagnostics)];
  if (diagnostics.length > 0) throw new InputError(diagnostics);
  return standing(
    read.flatMap(({ runs }) => runs),
    sources[0]?.file ?? file,
    flags,
    data,
  );
}

/** @throws InputError where a throughput is none that any GPU has */
export function standing(
  all: readonly MeasuredRun[],
  file: string,
  flags: Pick<SizeFlags, "model" | "gpu" | "gpus" | "input" | "output">,
  data: Pick<SizingData, "models" | "gpus">,
): { runs: readonly MeasuredRun[]; warnings: readonly Diagnostic[] } {
  const perGpu = all.map((run) => tokensPerSecondOf(run) / (flags.gpus ?? run.gpus ?? 1));
  const outside = perGpu.filter((found) => !isThroughput(found));
  if (outside.length > 0) {
    throw new InputError(
      outside.map((found) => ({
        code: "benchmark-out-of-range",
        severity: "error",
        args: { path: file, found, range: throughputRange },
        file,
      })),
    );
  }
  const found = standingFor(all, {
    ...wantedNames(flags.model, flags.gpu?.[0], data),
    inputTokens: flags.input,
    outputTokens: flags.output,
  });
  const runs = "runs" in found ? found.runs : all;
  const failed = runs.reduce((sum, run) => sum + (run.failedRequests ?? 0), 0);
  const completed = runs.reduce((sum, run) => sum + (run.completedRequests ?? 0), 0);
  const warning = (code: string, args: Diagnostic["args"]): Diagnostic => ({ code, severity: "warning", args, file });
  return {
    runs,
    warnings: [
      ...("mismatch" in found ? [warning(`measured-other-${found.mismatch.in}`, found.mismatch.args)] : []),
      ...(failed > 0 ? [warning("benchmark-failed-requests", { path: file, failed, completed })] : []),
    ],
  };
}
