import type { BusyShare } from "../assessment/replay-schema.js";
import { total } from "../evidence/rank.js";
import { hoursOfAWeek } from "../quantities/quantity.js";

const hoursOfADay = 24;
/** Epoch hour 0 lies three days after the start of a week, Monday 00:00. */
const epochHourOfWeek = 3 * hoursOfADay;

/** @param start epoch hour of the first entry */
export function busyShare(hourLoad: Float64Array, start: number, standing: number): BusyShare {
  const share = (load: number): number => load / standing;
  return {
    overall: Math.min(1, share(total(hourLoad) / hourLoad.length)),
    by_hour_of_day: meansBy(hourLoad, hoursOfADay, start).map((mean) => mean && share(mean)),
    by_hour_of_week: meansBy(hourLoad, hoursOfAWeek, start + epochHourOfWeek).map((mean) => mean && share(mean)),
  };
}

/** Means of every `period`-th value, the first of which stands at `offset`; null of none. */
export function meansBy(values: Float64Array, period: number, offset: number): (number | null)[] {
  const totals = new Float64Array(period);
  const counts = new Float64Array(period);
  values.forEach((value, i) => {
    const place = (((offset + i) % period) + period) % period;
    totals[place] = (totals[place] ?? 0) + value;
    counts[place] = (counts[place] ?? 0) + 1;
  });
  return Array.from(totals, (sum, place) => {
    const count = counts[place] ?? 0;
    return count > 0 ? sum / count : null;
  });
}
