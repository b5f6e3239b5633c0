import { type Standing, standingOf } from "./answer-time.js";
import { concurrencyOf, type MeasuredRun } from "./measured-run.js";

/** What users wait for at most, in milliseconds; absent means any. */
export interface WaitTargets {
  ttftMs?: number | undefined;
  tpotMs?: number | undefined;
  /** Of whole answers, at their 95th percentile. */
  latencyMs?: number | undefined;
}

/** Runs under the same load, as near as two runs come. */
export interface Repeated {
  concurrency: number | undefined;
  runs: readonly MeasuredRun[];
}

/** Runs in groups of the same load, as told by concurrency, rate and lengths. */
export function repeated(runs: readonly MeasuredRun[]): Repeated[] {
  const groups = new Map<string, MeasuredRun[]>();
  for (const run of runs) {
    const rounded = [run.concurrency, run.requestRate, run.inputTokens, run.outputTokens].map((value) =>
      value === undefined ? "" : value.toPrecision(2),
    );
    const key = rounded.join(" ");
    groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  return [...groups.values()].map((group) => ({ concurrency: mean(group.map(concurrencyOf)), runs: group }));
}

/** Which tells less of a target being kept, the later one. */
const standings: readonly Standing[] = ["kept", "only_p99", "only_mean", "missed", "untold"];

/** How runs stand together to a target for whole answers: as the one that tells the least of it being kept. */
export const latencyStanding = ({ runs }: Repeated, targetMs: number | undefined): Standing =>
  standings[
    targetMs === undefined ? 0 : Math.max(...runs.map((run) => standings.indexOf(standingOf(run, targetMs))))
  ] ?? "untold";

/**
 * The load to size by: of those not known to exceed a target the ones that are known to keep them all, of these the one next
 * to what is asked for, else the one with the most output. Undefined where none is left.
 */
export function pick(
  groups: readonly Repeated[],
  targets: WaitTargets,
  requestsInFlight?: number,
): Repeated | undefined {
  const isWithin = (run: MeasuredRun): boolean =>
    keeps(run.p99TtftMs ?? run.ttftMs, targets.ttftMs) && keeps(run.tpotMs, targets.tpotMs);
  const mayKeep = (group: Repeated): boolean =>
    !["missed", "untold"].includes(latencyStanding(group, targets.latencyMs));
  const within = groups.filter((group) => group.runs.every(isWithin) && mayKeep(group));
  const open = (group: Repeated): number => Number(latencyStanding(group, targets.latencyMs) !== "kept");
  const away = ({ concurrency }: Repeated): number =>
    requestsInFlight === undefined || concurrency === undefined
      ? 0
      : Math.abs(Math.log(concurrency / requestsInFlight));
  return [...within].sort((a, b) => open(a) - open(b) || away(a) - away(b) || outputOf(b) - outputOf(a))[0];
}

/** What was not measured keeps no target. */
const keeps = (measured: number | undefined, target: number | undefined): boolean =>
  target === undefined || (measured !== undefined && measured <= target);

/** Mean output tokens a second. */
export const outputOf = ({ runs }: Repeated): number => mean(runs.map((run) => run.outputTokensPerSecond)) ?? 0;

/** The mean of the values that are known; undefined of none. */
export function mean(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0) / known.length;
}
