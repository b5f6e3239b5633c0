import type { Hourly } from "./hourly.js";
import { lowerMedian } from "./rank.js";

type Requests = Pick<Hourly, "start" | "requests">;

const day = 24;
const week = 168;
/** How many days and weeks on either side are compared with: near ones, since traffic grows and habits change. */
const daysAround = 7;
const weeksAround = 2;
const fewestDays = 3;

/**
 * How many requests usually come in the hour at a place of the series, by the hours around a stretch (`from` to `to`, by place)
 * that holds it: the lower median of the same hour of seven days before and after, or of the same hour of the week of two
 * weeks before and after, whichever is less. Both, since a day says nothing of weekends, and few weeks can have had a
 * day out of the ordinary. 0 where there is too little to compare with.
 */
export function usualAt(series: Requests, place: number, from: number, to: number): number {
  const days = around(series.requests, place, day, daysAround, from, to);
  if (days.length < fewestDays) return 0;
  const byDay = lowerMedian(days) ?? 0;
  const byWeek = lowerMedian(around(series.requests, place, week, weeksAround, from, to));
  if (byWeek !== undefined) return Math.min(byDay, byWeek);
  return isWeekendSomewhere(series.start + place) ? 0 : byDay;
}

/** What came a multiple of `step` hours earlier or later, outside the stretch: at most `count` values on either side. */
function around(
  requests: readonly number[],
  place: number,
  step: number,
  count: number,
  from: number,
  to: number,
): number[] {
  const found: number[] = [];
  const before = place - step * Math.ceil((place - from + 1) / step);
  const after = place + step * Math.ceil((to - place) / step);
  for (let i = 0; i < count; i++) {
    const [earlier, later] = [requests[before - i * step], requests[after + i * step]];
    if (earlier !== undefined) found.push(earlier);
    if (later !== undefined) found.push(later);
  }
  return found;
}

/** Epoch hours from a Monday 0:00 UTC: the first one was 5 January 1970. */
const monday = 4 * day;
/** From Saturday 0:00 at UTC+14 to Sunday 24:00 at UTC−12, in hours of a week that begins on Monday 0:00 UTC. */
const weekend = { from: 5 * day - 14, to: week + 12 };

function isWeekendSomewhere(epochHour: number): boolean {
  const hour = (((epochHour - monday) % week) + week) % week;
  return hour >= weekend.from || hour < weekend.to - week;
}
