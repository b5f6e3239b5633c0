import type { Sizing } from "../../assessment/sizing-schema.js";
import type { MeasuredRun } from "../../benchmarks/measured-run.js";
import { pick, repeated } from "../../benchmarks/repeated-runs.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { answer, deploymentsOf } from "../../sizing-answer/answer.js";
import type { SizingTables } from "../../sizing-answer/sizing-tables.js";
import { UsageError } from "../failure.js";
import type { SizeFlags } from "./flags.js";
import { measuredConfiguration, withMeasured } from "./measured.js";
import { measuredRuns } from "./measured-file.js";
import { questionOf } from "./question.js";

interface Answered {
  sizing: Sizing;
  warnings: readonly Diagnostic[];
}

/**
 * The sizing that the flags ask for, and what is to be told of its measurement.
 *
 * @throws UsageError, InputError where flags, names or the measurement cannot be used
 */
export async function sizingOf(flags: SizeFlags, data: SizingTables): Promise<Answered> {
  if (flags.measured === undefined) return { sizing: answer(questionOf(flags, data), data), warnings: [] };
  const { runs, warnings } = await measuredRuns(flags.measured, flags, data);
  return { sizing: measuredSizing(flags, runs, flags.measured, data), warnings };
}

/** The sizing from runs of one deployment, which the flags have to name. */
export function measuredSizing(
  flags: SizeFlags,
  runs: readonly MeasuredRun[],
  file: string,
  data: SizingTables,
): Sizing {
  const first = runs[0];
  const gpus = flags.gpus ?? first?.gpus;
  if (flags.gpu === undefined || flags.gpu.length !== 1 || gpus === undefined) {
    throw new UsageError("--measured needs --gpu and --gpus: the result does not say what it was measured on");
  }
  const models = [...new Set(runs.flatMap(({ model }) => model ?? []))];
  if (models.length > 1) throw new UsageError(`${file} holds runs of several models: keep one of ${models.join(", ")}`);
  const question = questionOf({ ...flags, gpus }, data, lengthsOf(runs));
  const { load, targets } = question;
  const picked = pick(repeated(runs), targets, load?.kind === "concurrency" ? load.requests_in_flight : undefined);
  if (picked === undefined)
    throw new UsageError(`no run in ${file} is known to be within the targets: give others, or measure at lower load`);
  const [deployment, ...more] = deploymentsOf(question);
  if (deployment === undefined || more.length > 0) throw new UsageError("--measured takes one --precision");
  const configuration = measuredConfiguration(picked, file, deployment, question, data);
  return withMeasured(answer(question, data), configuration);
}

/** Model and request lengths that a flag need not repeat. */
function lengthsOf([run]: readonly MeasuredRun[]): Parameters<typeof questionOf>[2] {
  return {
    ...(run?.model === undefined ? {} : { model: run.model }),
    ...(run?.inputTokens === undefined ? {} : { inputTokens: run.inputTokens }),
    ...(run?.outputTokens === undefined ? {} : { outputTokens: run.outputTokens }),
  };
}
