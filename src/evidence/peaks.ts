import { hoursOfAWeek } from "../quantities/quantity.js";
import type { Hourly } from "./hourly.js";
import { type LoadUnit, loadOf } from "./load.js";
import type { Minutes } from "./minutes.js";
import { total } from "./rank.js";

/** The busiest hour or minute against the mean of all of them. */
export interface Peak {
  /** At least 1. */
  peakToMean: number;
  /** Epoch hours or minutes of the busiest one, UTC; the first where several are as busy. */
  at: number;
  /** Load in the busiest one, and on average. */
  peak: number;
  mean: number;
  unit: LoadUnit;
  /** How many hours or minutes the mean is over, those without requests included. */
  of: number;
}

const fewestHours = 24;

/**
 * Peak over mean by the hour of a workload's load (see `loadOf`), over all hours of the series. Null without any load, and
 * below 24 hours, of which the first and the last, both cut, would be too large a part.
 */
export function hourlyPeak(hourly: Hourly): Peak | null {
  const { unit, start, values } = loadOf(hourly);
  if (values.length < fewestHours) return null;
  return peakOf(values, (place) => start + place, values.length, unit);
}

/**
 * Peak over mean by the minute. In which unit is the caller's to say, since minutes do not tell how many of their requests told
 * tokens. Null without any load.
 *
 * @param of how many minutes the mean is over, those without requests included: the span that the hours are of, so that both
 * peaks are over the same mean
 */
export function minutePeak({ minute, requests, tokens }: Minutes, of: number, unit: LoadUnit): Peak | null {
  return peakOf(unit === "tokens" ? tokens : requests, (place) => minute[place] ?? 0, of, unit);
}

function peakOf(values: readonly number[], timeOf: (place: number) => number, of: number, unit: LoadUnit): Peak | null {
  let place = 0;
  for (const [i, value] of values.entries()) if (value > (values[place] ?? 0)) place = i;
  const peak = values[place] ?? 0;
  if (!(peak > 0)) return null;
  const mean = total(values) / of;
  // a sum of equal parts can come out a bit too large
  return { peakToMean: Math.max(1, peak / mean), at: timeOf(place), peak, mean, unit, of };
}

/**
 * In how many hours of a week requests come, on average over the whole weeks that the series ends with: every hour of the
 * week counts as often as any other. Null below one week, since three working days say nothing of a weekend.
 */
export function activeHoursPerWeek({ requests }: Hourly): number | null {
  const weeks = Math.floor(requests.length / hoursOfAWeek);
  if (weeks === 0) return null;
  return requests.slice(-weeks * hoursOfAWeek).filter((count) => count > 0).length / weeks;
}
