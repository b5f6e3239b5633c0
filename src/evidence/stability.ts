import type { Hourly } from "./hourly.js";
import { type LoadUnit, loadOf } from "./load.js";
import { ascending, percentileOf } from "./rank.js";

/**
 * How stable traffic is, from 0 to 1. The definition is this project's own proposal: the root of load factor times
 * repeatability, √(L·R).
 */
export interface Stability {
  stability: number;
  /** L: how busy hardware would be on average that is sized for the hour of the 99th percentile. */
  loadFactor: number;
  /** R: the share of traffic that comes again in the same hour of the day or of the week before. */
  repeatability: number;
  /** Which of the two it is: 24 or 168 hours. */
  lag: number;
  /** How many hours it rests on, from the first one with traffic. */
  hours: number;
  unit: LoadUnit;
  /** True below 14 days, which hold each hour of the week less than twice. */
  lowConfidence: boolean;
}

export const fewestHours = 72;
const day = 24;
const week = 168;
/** Three days more than a week, so that a comparison with the week before rests on three days at least. */
const fewestForWeek = 240;
const confident = 14 * day;

/** Stability of a workload's load by the hour (see `loadOf`). Null below 72 hours from its first traffic on. */
export function stabilityOf(hourly: Hourly): Stability | null {
  const { unit, values } = loadOf(hourly);
  const parts = stabilityOfSeries(values);
  return parts && { ...parts, unit };
}

/**
 * The same of any series by the hour, none below 0: hours before the first traffic are left out, all later ones count.
 * Null below 72 hours.
 */
export function stabilityOfSeries(values: readonly number[]): Omit<Stability, "unit"> | null {
  const first = values.findIndex((value) => value > 0);
  const series = first < 0 ? [] : values.slice(first);
  const hours = series.length;
  if (hours < fewestHours) return null;
  const loadFactor = loadFactorOf(series);
  const byDay = repeatabilityAt(day, series);
  const byWeek = hours >= fewestForWeek ? repeatabilityAt(week, series) : 0;
  const repeatability = Math.max(byDay, byWeek);
  return {
    stability: Math.sqrt(loadFactor * repeatability),
    loadFactor,
    repeatability,
    lag: byWeek > byDay ? week : day,
    hours,
    lowConfidence: hours < confident,
  };
}

/**
 * mean(min(x, p99)) ÷ p99, p99 by nearest rank over all hours. Where traffic comes in fewer than one of a hundred hours,
 * p99 is 0; what the formula then tends to, as p99 falls to 0, is the share of hours with traffic.
 */
function loadFactorOf(series: readonly number[]): number {
  const p99 = percentileOf(99, ascending(series)) ?? 0;
  let sum = 0;
  for (const value of series) sum += p99 > 0 ? Math.min(value / p99, 1) : Math.sign(value);
  return sum / series.length;
}

/** Σ 2·min(xₜ, xₜ₋lag) ÷ Σ (xₜ + xₜ₋lag). */
function repeatabilityAt(lag: number, series: readonly number[]): number {
  let again = 0;
  let both = 0;
  for (let t = lag; t < series.length; t++) {
    const now = series[t] ?? 0;
    const before = series[t - lag] ?? 0;
    again += 2 * Math.min(now, before);
    both += now + before;
  }
  // sums of fractions can come out a bit too large
  return both > 0 ? Math.min(1, again / both) : 0;
}
