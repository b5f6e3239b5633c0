import { allowedChance } from "./excess.js";
import type { Hourly } from "./hourly.js";
import { ascending, total } from "./rank.js";
import { usualAt } from "./usual.js";

/** A stretch of hours without any request that is unlikely at these hours: an outage, a holiday, or a hole in the log. */
export interface Gap {
  /** Epoch hours, UTC: the first hour without requests, and the first one with requests again. */
  from: number;
  to: number;
  /** How many requests usually come in these hours. */
  usual: number;
}

/** Hours without requests, by place in the series, and what usually comes in each of them. */
interface Stretch {
  from: number;
  to: number;
  usual: number[];
}

/**
 * Gaps in a series by the hour, best that of all workloads of a log together, in order of time.
 *
 * A stretch is a gap where the product of the chances of its hours to have no request is below 1 %, shared among all hours of
 * the series (Bonferroni). The chance of an hour is the larger of two: how many other stretches there are for each hour with
 * requests, both of such hours alone in which at least half as many usually come; and that of a negative binomial
 * distribution with the usual count (`usualAt`) as its mean and the dispersion of all hours with requests. So a nightly
 * pause is no gap, one empty hour of a steady stream is, and traffic in bursts needs many of them. Hours are taken as
 * independent: a holiday is a gap, too.
 */
export function gapsOf({ start, requests }: Pick<Hourly, "start" | "requests">): Gap[] {
  const series = { start, requests };
  const stretches = emptyStretches(requests).map(
    ({ from, to }): Stretch => ({ from, to, usual: range(from, to).map((t) => usualAt(series, t, from, to)) }),
  );
  const busy = range(0, requests.length).filter((t) => (requests[t] ?? 0) > 0);
  const usualOfBusy = busy.map((t) => usualAt(series, t, t, t + 1));
  const dispersion = dispersionOf(
    busy.map((t) => requests[t] ?? 0),
    usualOfBusy,
  );
  const busyUsual = ascending(usualOfBusy);
  const begun = ascending(stretches.map(({ usual }) => Math.max(...usual)));
  const enough = Math.log(requests.length / allowedChance);
  return stretches
    .filter(({ usual }) => {
      const surprises = usual.map((count) => {
        if (count === 0) return 0;
        // the stretch itself is one of those that have begun
        const [others, hours] = [atLeast(begun, count / 2) - 1, atLeast(busyUsual, count / 2)];
        const share = others < hours ? others / hours : 1;
        return -Math.max(Math.log(share), logOfNone(count, dispersion));
      });
      return total(surprises) > enough;
    })
    .map(({ from, to, usual }) => ({ from: start + from, to: start + to, usual: total(usual) }));
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

function emptyStretches(requests: readonly number[]): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (let from = 0, to = 0; from < requests.length; from = to + 1) {
    to = from;
    while (to < requests.length && requests[to] === 0) to++;
    if (to > from) found.push({ from, to });
  }
  return found;
}

/**
 * Dispersion φ of a negative binomial distribution, variance μ + φ·μ², by the method of moments. What comes above twice the usual
 * counts as that: a day of backfill says nothing of outages.
 */
function dispersionOf(counts: readonly number[], usual: readonly number[]): number {
  let sum = 0;
  let hours = 0;
  for (const [i, mean] of usual.entries()) {
    if (mean === 0) continue;
    const off = Math.min(counts[i] ?? 0, 2 * mean) - mean;
    sum += (off ** 2 - mean) / mean ** 2;
    hours++;
  }
  return hours > 0 ? Math.max(0, sum / hours) : 0;
}

/** Logarithm of the chance of no request: (1 + φ·μ)^(−1/φ), which tends to e^−μ as φ falls to 0. */
const logOfNone = (mean: number, dispersion: number): number =>
  dispersion * mean > 1e-9 ? -Math.log1p(dispersion * mean) / dispersion : -mean;

/** How many of some ascending values are at least `least`. */
function atLeast(sorted: Float64Array, least: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return sorted.length - low;
}
