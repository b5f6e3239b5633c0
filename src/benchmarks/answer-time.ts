import { answerTime } from "../quantities/answer-time.js";
import { latencyOf, type MeasuredRun } from "./measured-run.js";

/**
 * How the whole answers of a run stand to a target for their 95th percentile: `kept` or `missed` as measured; not known to
 * be kept where all that is told is a 99th percentile above it (`only_p99`) or a mean within it (`only_mean`); or `untold`.
 */
export type Standing = "kept" | "missed" | "only_p99" | "only_mean" | "untold";

/** A part of the answer at some percentile, or the whole of it, in milliseconds. */
interface Told {
  latency: number | undefined;
  ttft: number | undefined;
  tpot: number | undefined;
}

/**
 * Milliseconds of a whole answer at one percentile, as the tool told it, else put together from its parts for an answer of
 * mean length. That is a little high, since the slowest first token and the slowest rest seldom meet in one answer.
 */
function atPercentile({ latency, ttft, tpot }: Told, outputTokens: number | undefined): number | undefined {
  if (latency !== undefined) return latency;
  if (ttft === undefined || tpot === undefined || outputTokens === undefined) return undefined;
  return answerTime(ttft, tpot, outputTokens);
}

const p95Of = (run: MeasuredRun): number | undefined =>
  atPercentile({ latency: run.p95LatencyMs, ttft: run.p95TtftMs, tpot: run.p95TpotMs }, run.outputTokens);

const p99Of = (run: MeasuredRun): number | undefined =>
  atPercentile({ latency: run.p99LatencyMs, ttft: run.p99TtftMs, tpot: run.p99TpotMs }, run.outputTokens);

/** The 95th percentile of whole answers, or the 99th as a bound above it; undefined where the run tells neither. */
export const tailOf = (run: MeasuredRun): number | undefined => p95Of(run) ?? p99Of(run);

/** How a run stands to a target for the 95th percentile of whole answers, in milliseconds. */
export function standingOf(run: MeasuredRun, targetMs: number): Standing {
  const [mean, p95, p99] = [latencyOf(run), p95Of(run), p99Of(run)];
  if (p95 !== undefined) return p95 <= targetMs ? "kept" : "missed";
  if (p99 !== undefined && p99 <= targetMs) return "kept";
  if (mean !== undefined && mean > targetMs) return "missed";
  if (p99 !== undefined) return "only_p99";
  return mean === undefined ? "untold" : "only_mean";
}
