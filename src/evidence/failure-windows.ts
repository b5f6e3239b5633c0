import { allowedChance, cautiousRate, isExcess } from "./excess.js";
import { total } from "./rank.js";

/** Failures of one kind by the hour, and how many requests of that hour tell their outcome. */
export interface FailureSeries {
  /** Epoch hours, UTC. */
  start: number;
  failures: readonly number[];
  told: readonly number[];
}

/** A stretch of hours in which failures are far above the rest. */
export interface FailureWindow {
  /** Epoch hours, UTC: the first hour, and that after the last. */
  from: number;
  to: number;
  failures: number;
  /** Requests in it whose outcome is told. */
  of: number;
  /** Of all failures of that kind in the series. */
  share: number;
}

/** How many times the odds of the rest are looked for. */
const oddsRatio = 4;
/** Hours without more failures that end a window, however few requests they had. */
const quietHours = 6;
const mostRounds = 5;

/**
 * Where failures cluster, the window with most failures first.
 *
 * Every hour scores how much more likely its failures are at four times the odds of the rest than at these odds (the
 * logarithm of the likelihood ratio, above 0 from about twice the rate on). A window grows as in E. S. Page's cumulative sum
 * (Biometrika 41 (1954), 100–115): from the first hour with a score above 0, to the hour at which the sum of scores is
 * largest before it is used up, falls by what makes a window significant, or has not grown for six hours. It counts where
 * its failures are more than chance gives at the rate of all hours outside windows, at a chance of 1 % over all windows
 * that the series has (`isExcess`). The rest is found by looking again without the windows, until these no longer change.
 */
export function failureWindows(series: FailureSeries): FailureWindow[] {
  const all = { failures: total(series.failures), told: total(series.told) };
  const windows = (series.told.length * (series.told.length + 1)) / 2;
  let found: FailureWindow[] = [];
  for (let round = 0; round < mostRounds; round++) {
    const failures = all.failures - total(found.map((window) => window.failures));
    const told = all.told - total(found.map(({ of }) => of));
    const rate = cautiousRate(failures, told);
    const next = stretches(series, rate, Math.log(windows / allowedChance))
      .map(([from, to]) => windowOf(series, from, to, all.failures))
      .filter((window) => isExcess(window.failures, window.of, rate, windows));
    const same =
      next.length === found.length && next.every(({ from, to }, i) => from === found[i]?.from && to === found[i]?.to);
    found = next;
    if (same) break;
  }
  return found.sort((a, b) => b.failures - a.failures || a.from - b.from);
}

function windowOf({ start, failures, told }: FailureSeries, from: number, to: number, all: number): FailureWindow {
  const count = total(failures.slice(from, to));
  return { from: start + from, to: start + to, failures: count, of: total(told.slice(from, to)), share: count / all };
}

/** Candidates, by place in the series: first hour and the one after the last. */
function stretches({ failures, told }: FailureSeries, rate: number, drop: number): [from: number, to: number][] {
  const perFailure = Math.log(oddsRatio);
  const perRequest = Math.log(1 + (oddsRatio - 1) * rate);
  const found: [number, number][] = [];
  let from = -1;
  let to = -1;
  let sum = 0;
  let best = 0;
  for (let t = 0; t < told.length; t++) {
    const score = (failures[t] ?? 0) * perFailure - (told[t] ?? 0) * perRequest;
    if (from < 0) {
      if (score <= 0) continue;
      [from, sum, best] = [t, 0, 0];
    }
    sum += score;
    if (sum > best) [best, to] = [sum, t + 1];
    else if (sum <= 0 || best - sum > drop || t + 1 - to >= quietHours) {
      found.push([from, to]);
      from = -1;
    }
  }
  if (from >= 0) found.push([from, to]);
  return found;
}
