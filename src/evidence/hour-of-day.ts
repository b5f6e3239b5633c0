import { rateOf } from "./confidence.js";
import { cautiousRate, isExcess } from "./excess.js";
import type { FailureSeries } from "./failure-windows.js";
import { total } from "./rank.js";

/** Failures of one kind at one hour of the day. */
export interface HourOfDay {
  /** 0 to 23, UTC. */
  hourOfDay: number;
  failures: number;
  /** Requests at that hour whose outcome is told. */
  of: number;
  /** Days with such failures at that hour, and days with such requests. */
  days: number;
  ofDays: number;
  /** Whether that is a habit: more than chance gives at the rate of the other hours, and on half of the days, three at least. */
  recurring: boolean;
}

const hours = 24;
const fewestDays = 3;

/**
 * The hour of the day at which requests fail most: with the highest lower end of the rate's interval, so that one failure
 * among few requests is not the worst. Null of no failures.
 */
export function atTheHour({ start, failures, told }: FailureSeries): HourOfDay | null {
  const all = Array.from({ length: hours }, (_, hourOfDay) => ({ hourOfDay, failures: 0, of: 0, days: 0, ofDays: 0 }));
  for (const [t, of] of told.entries()) {
    const hour = all[(start + t) % hours];
    const failed = failures[t] ?? 0;
    if (!hour || of === 0) continue;
    hour.failures += failed;
    hour.of += of;
    hour.days += Math.sign(failed);
    hour.ofDays += 1;
  }
  const lowest = all.map((hour) => rateOf(hour.failures, hour.of)?.low ?? 0);
  const worst = all[lowest.indexOf(Math.max(...lowest))];
  if (!worst || worst.failures === 0) return null;
  const rest = cautiousRate(total(failures) - worst.failures, total(told) - worst.of);
  const often = worst.days >= fewestDays && 2 * worst.days >= worst.ofDays;
  return { ...worst, recurring: often && isExcess(worst.failures, worst.of, rest, hours) };
}
