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

/** Hours without requests, by place in the series: the first one and that after the last. */
interface Stretch {
  from: number;
  to: number;
}

/** How many hours on either side tell how lively traffic was just then, and how far away they may be. */
const neighbours = 3;
const farthest = 24;

/**
 * Gaps in a series by the hour, best that of all workloads of a log together, in order of time.
 *
 * A stretch is a gap where the product of the chances of its hours to have no request is below 1 %, shared among all hours of
 * the series (Bonferroni). The chance of an hour is the larger of two: how many other stretches there are for each hour with
 * requests, both of such hours alone in which at least half as many usually come; and that of a negative binomial
 * distribution with the usual count (`usualAt`) as its mean, less where the hours around had less than usual, and the
 * dispersion of all hours with requests. So a nightly pause is no gap, nor is a lull that traffic fades into; one empty hour
 * of a steady stream is a gap, and traffic in bursts needs many of them. But for that, hours are taken as independent: a
 * holiday is a gap, too.
 */
export function gapsOf(series: Pick<Hourly, "start" | "requests">): Gap[] {
  const { start, requests } = series;
  const stretches = emptyStretches(requests);
  const usual = Float64Array.from(requests, (_, t) => usualAt(series, t, t, t + 1));
  for (const { from, to } of stretches) {
    for (let t = from; t < to; t++) usual[t] = usualAt(series, t, from, to);
  }
  const dispersion = dispersionOf(requests, usual);
  const busyUsual = usual.filter((_, t) => (requests[t] ?? 0) > 0).sort();
  const begun = ascending(stretches.map(({ from, to }) => usual.subarray(from, to).reduce((a, b) => Math.max(a, b))));
  const enough = Math.log(requests.length / allowedChance);
  return stretches
    .filter((stretch) => {
      const lively = livelinessAround(stretch, requests, usual);
      let surprise = 0;
      for (const count of usual.subarray(stretch.from, stretch.to)) {
        if (count === 0) continue;
        // the stretch itself is one of those that have begun
        const [others, hours] = [atLeast(begun, count / 2) - 1, atLeast(busyUsual, count / 2)];
        const share = others < hours ? others / hours : 1;
        surprise -= Math.max(Math.log(share), logOfNone(lively * count, dispersion));
      }
      return surprise > enough;
    })
    .map(({ from, to }) => ({ from: start + from, to: start + to, usual: total(usual.subarray(from, to)) }));
}

function emptyStretches(requests: readonly number[]): Stretch[] {
  const found: Stretch[] = [];
  for (let from = 0, to = 0; from < requests.length; from = to + 1) {
    to = from;
    while (to < requests.length && requests[to] === 0) to++;
    if (to > from) found.push({ from, to });
  }
  return found;
}

/** What came just before and after a stretch, as a share of the usual; at most 1, and 1 where nothing usually comes. */
function livelinessAround({ from, to }: Stretch, requests: readonly number[], usual: Float64Array): number {
  let came = 0;
  let expected = 0;
  for (const [first, step] of [
    [from - 1, -1],
    [to, 1],
  ] as const) {
    for (let i = 0, seen = 0; i < farthest && seen < neighbours; i++) {
      const count = usual[first + i * step] ?? 0;
      if (count === 0) continue;
      came += requests[first + i * step] ?? 0;
      expected += count;
      seen++;
    }
  }
  return expected > 0 ? Math.min(1, came / expected) : 1;
}

/**
 * Dispersion φ of a negative binomial distribution, variance μ + φ·μ², by the method of moments. What comes above twice the usual
 * counts as that: a day of backfill says nothing of outages.
 */
function dispersionOf(requests: readonly number[], usual: Float64Array): number {
  let sum = 0;
  let hours = 0;
  for (const [t, mean] of usual.entries()) {
    const count = requests[t] ?? 0;
    if (mean === 0 || count === 0) continue;
    const off = Math.min(count, 2 * mean) - mean;
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
