import type { MeasuredRun } from "../../benchmarks/measured-run.js";
import { latencyStanding, mean } from "../../benchmarks/repeated-runs.js";
import type { Shape } from "../../sizing/deployment.js";
import type { Question } from "../../sizing-answer/question.js";
import { figure } from "../../text/figures.js";

/** What a measurement does not say. */
export function notesOf(
  runs: readonly MeasuredRun[],
  { shape, targets }: Pick<Question, "shape" | "targets">,
  isMisfit: boolean,
): string[] {
  const failed = runs.reduce((sum, run) => sum + (run.failedRequests ?? 0), 0);
  return [
    runs.length === 1
      ? "One run has no spread: it says nothing of other days, other request lengths, or a load that comes in bursts"
      : `The runs gave ${spreadOf(runs)} output tokens/s; other request lengths and bursts are not in them`,
    "The band is what other releases of an engine made of the same deployment, as for every measured throughput",
    ...(runs.some((run) => run.requestRate !== undefined)
      ? ["Requests were sent at a fixed rate: the replica may carry more than was sent"]
      : []),
    ...(failed > 0 ? [`${failed.toLocaleString("en-US")} requests failed and are not counted`] : []),
    ...(targets.ttftMs !== undefined && runs.some((run) => run.p99TtftMs === undefined)
      ? ["The TTFT target was held against the mean, as the run tells no 99th percentile"]
      : []),
    ...latencyNote(runs, targets.latencyMs),
    ...(isMisfit
      ? ["By the estimate this deployment does not fit: check that GPU, count and precision are those measured"]
      : []),
    ...otherLengths(runs, shape),
  ];
}

function spreadOf(runs: readonly MeasuredRun[]): string {
  const outputs = runs.map((run) => run.outputTokensPerSecond);
  return `${figure(Math.min(...outputs))} to ${figure(Math.max(...outputs))}`;
}

/** What the runs leave open of the target for whole answers. */
function latencyNote(runs: readonly MeasuredRun[], targetMs: number | undefined): string[] {
  const shown = latencyStanding({ runs, concurrency: undefined }, targetMs);
  if (shown === "only_p99") {
    return [
      "The latency target is below the 99th percentile of an answer, and no 95th is told: it is not shown to be kept",
    ];
  }
  return shown === "only_mean"
    ? ["The latency target was held against the mean of an answer, as the run tells no percentile of it"]
    : [];
}

/** Lengths that differ by more than a tenth from those asked about. */
function otherLengths(runs: readonly MeasuredRun[], { inputTokens, outputTokens }: Shape): string[] {
  const [input, output] = [mean(runs.map((run) => run.inputTokens)), mean(runs.map((run) => run.outputTokens))];
  const differs = (measured: number | undefined, asked: number): boolean =>
    measured !== undefined && Math.abs(measured / asked - 1) > 0.1;
  if (!differs(input, inputTokens) && !differs(output, outputTokens)) return [];
  const told = [
    ...(input === undefined ? [] : [`${figure(input)} tokens in`]),
    ...(output === undefined ? [] : [`${figure(output)} out`]),
  ];
  return [`Measured with ${told.join(" and ")}: for other lengths the figures only point the way`];
}
