import { likelyDeviations } from "./confidence.js";
import { wholeDays } from "./days.js";
import type { Hourly } from "./hourly.js";
import { type LoadUnit, loadOf } from "./load.js";
import { ascending } from "./rank.js";
import { seasonalKendall } from "./seasonal-kendall.js";

/** Growth of load a month of 30.4375 days, as a share: 0.04 is 4 % more every month, compounding. */
export interface Growth {
  perMonth: number;
  /** 90 % confidence; null where weeks are too few, or too many days had no load, for any bounds. */
  interval: { low: number; high: number } | null;
  /** Growing or shrinking only where the whole interval is: an interval with 0 in it shows no growth. */
  trend: "growing" | "shrinking" | "none_shown";
  /** Whole weeks that it rests on. */
  weeks: number;
  unit: LoadUnit;
}

const daysOfAWeek = 7;
const weeksOfAMonth = 30.4375 / daysOfAWeek;

/** Growth of a workload's load (see `loadOf`), from its whole days, UTC. Null below 14 of them. */
export function growthOf(hourly: Hourly): Growth | null {
  const load = loadOf(hourly);
  const growth = growthOfDays(wholeDays(load));
  return growth && { ...growth, unit: load.unit };
}

/**
 * Growth of daily totals, none below 0, from the whole weeks that they end with.
 *
 * The slope is the seasonal Kendall slope of the logarithms (R. M. Hirsch, J. R. Slack and R. A. Smith, Water Resources
 * Research 18 (1982), 107–121): the median of the growth a week between all pairs of the same weekday. Neither the shape of
 * the week nor a few days of outage or backfill move it. The interval is Sen's (P. K. Sen, J. Am. Stat. Assoc. 63 (1968),
 * 1379–1389; for seasons R. O. Gilbert, Statistical Methods for Environmental Pollution Monitoring (1987), chapters 16 and 17): the
 * slopes of ranks (N ∓ z·√Var S)/2 among all N, rounded outwards; Var S as in `seasonalKendall`. Weeks are taken as independent
 * of one another: where load drifts for weeks, it is too narrow. Two or three weeks that merely rise one after
 * the other get no interval.
 *
 * Null below 14 days, and where too many days have no load for a growth to be told.
 */
export function growthOfDays(days: readonly number[]): Omit<Growth, "unit"> | null {
  const weeks = Math.floor(days.length / daysOfAWeek);
  if (weeks < 2) return null;
  const recent = days.slice(-weeks * daysOfAWeek);
  const slopes = slopesOf(recent, weeks);
  const upper = slopes[Math.floor(slopes.length / 2)] ?? Number.NaN;
  const lower = slopes[Math.floor((slopes.length - 1) / 2)] ?? Number.NaN;
  const perMonth = monthly((lower + upper) / 2);
  if (!Number.isFinite(lower + upper)) return null;
  const rank = (slopes.length - likelyDeviations * Math.sqrt(seasonalKendall(recent, daysOfAWeek))) / 2;
  // as many slopes are left out at either end
  const place = Math.floor(rank) - 1;
  const low = slopes[place] ?? Number.NaN;
  const high = slopes[slopes.length - 1 - place] ?? Number.NaN;
  const interval = Number.isFinite(low + high) ? { low: monthly(low), high: monthly(high) } : null;
  return { perMonth, interval, trend: trendOf(interval), weeks };
}

/** Growth of the logarithm a week, between all two days of the same weekday of which one had load; ascending. */
function slopesOf(days: readonly number[], weeks: number): Float64Array {
  const logs = days.map(Math.log);
  const slopes: number[] = [];
  for (let weekday = 0; weekday < daysOfAWeek; weekday++) {
    for (let i = 0; i < weeks; i++) {
      for (let j = i + 1; j < weeks; j++) {
        const slope = (logs[j * daysOfAWeek + weekday] ?? 0) - (logs[i * daysOfAWeek + weekday] ?? 0);
        // from nothing to nothing is no growth that could be told
        if (!Number.isNaN(slope)) slopes.push(slope / (j - i));
      }
    }
  }
  return ascending(slopes);
}

const monthly = (logAWeek: number): number => Math.expm1(logAWeek * weeksOfAMonth);

function trendOf(interval: Growth["interval"]): Growth["trend"] {
  if (interval && interval.low > 0) return "growing";
  return interval && interval.high < 0 ? "shrinking" : "none_shown";
}
