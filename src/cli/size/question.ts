import type { Load } from "../../assessment/sizing-schema.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { findGpu, findModel, namesOf, type SizingData } from "../../sizing/catalogue.js";
import type { Gpu } from "../../sizing/gpu.js";
import type { Model } from "../../sizing/model.js";
import { publishedPrecision } from "../../sizing/published.js";
import { type Question, type ReplicaSize, usualSizes } from "../../sizing-answer/question.js";
import type { SizingTables } from "../../sizing-answer/sizing-tables.js";
import { InputError, UsageError } from "../failure.js";
import type { SizeFlags } from "./flags.js";

/**
 * The question that the flags put.
 *
 * @param told what a measurement tells where a flag is not given
 * @throws UsageError where flags are missing or contradict each other, InputError for names that the data does not have
 */
export function questionOf(
  flags: SizeFlags,
  data: SizingTables,
  told: { model?: string; inputTokens?: number; outputTokens?: number } = {},
): Question {
  const { input = told.inputTokens, output = told.outputTokens } = flags;
  const name = flags.model ?? told.model;
  if (name === undefined) {
    throw new UsageError("size needs --model, e.g. --model llama-3.1-70b; --rows sizes many deployments at once");
  }
  if (input === undefined || output === undefined) {
    const missing = [...(input === undefined ? ["--input"] : []), ...(output === undefined ? ["--output"] : [])];
    throw new UsageError(
      `size needs ${missing.join(" and ")}: the tokens of one request, e.g. --input 1.1k --output 300`,
    );
  }
  const model = modelNamed(name, data);
  return {
    model,
    gpus: flags.gpu === undefined ? data.gpus : gpusNamed(flags.gpu, data),
    sizes: sizesOf(flags),
    precisions: flags.precision ?? [publishedPrecision(model)],
    kvPrecision: flags.kvPrecision,
    shape: { inputTokens: input, outputTokens: output, cachedInputShare: flags.cachedInputShare ?? 0 },
    targets: { ttftMs: flags.ttft, tpotMs: flags.tpot, latencyMs: flags.latency },
    load: loadOf(flags),
    spareReplicas: flags.spare ?? data.plan.spareReplicas,
  };
}

function modelNamed(name: string, data: SizingData): Model {
  const model = findModel(data, name);
  if (!model) throw new InputError([unknown("model-unknown", name, namesOf(data.models))]);
  return model;
}

function gpusNamed(names: readonly string[], data: SizingData): Gpu[] {
  const found = names.map((name) => findGpu(data, name) ?? unknown("gpu-unknown", name, namesOf(data.gpus)));
  const problems = found.filter((gpu) => "severity" in gpu);
  if (problems.length > 0) throw new InputError(problems);
  return [...new Set(found.filter((gpu) => "id" in gpu))];
}

const unknown = (code: string, name: string, known: readonly string[]): Diagnostic => ({
  code,
  severity: "error",
  args: { name, known },
});

/** @throws UsageError where groups of `--tp` do not make up `--gpus` */
export function sizesOf({ gpus, tp }: Pick<SizeFlags, "gpus" | "tp">): readonly ReplicaSize[] {
  if (gpus === undefined && tp === undefined) return usualSizes;
  const size = { gpus: gpus ?? tp ?? 1, tensorParallel: tp ?? gpus ?? 1 };
  if (size.tensorParallel > size.gpus) {
    throw new UsageError(`--tp ${tp} needs ${tp} GPUs, but --gpus says ${gpus}: give --gpus ${tp}, or --tp ${gpus}`);
  }
  if (size.gpus % size.tensorParallel !== 0) {
    throw new UsageError(`--gpus ${gpus} cannot be shared out in groups of --tp ${tp}: --tp has to divide --gpus`);
  }
  return [size];
}

function loadOf({ concurrency, rate, peakToMean }: SizeFlags): Load | null {
  if (concurrency !== undefined && rate !== undefined) {
    throw new UsageError(
      "--concurrency and --rate say the same thing in two ways: give the requests in flight, or the requests a second",
    );
  }
  if (peakToMean !== undefined && rate === undefined) {
    throw new UsageError("--peak-to-mean goes with --rate: requests in flight are given for the peak already");
  }
  if (concurrency !== undefined) return { kind: "concurrency", requests_in_flight: concurrency };
  if (rate !== undefined) return { kind: "rate", requests_per_second: rate, peak_to_mean: peakToMean ?? 1 };
  return null;
}
