import { hoursOfAWeek } from "../quantities/quantity.js";
import { sum } from "./loads.js";

/** How busy a fleet is, as shares of the capacity of all that stands, spare replicas included. */
export interface BusyShare {
  /** Mean over all hours: the utilisation that GPUs sized for this traffic really have. */
  overall: number;
  /**
   * Means by the hour of the day, UTC, and by the hour of the week from Monday 00:00 UTC; null where the series has no such
   * hour. Above 1 where more comes in that hour than the fleet can do in it.
   */
  by_hour_of_day: (number | null)[];
  by_hour_of_week: (number | null)[];
}

const hoursOfADay = 24;
/** Epoch hour 0 lies three days after the start of a week, Monday 00:00. */
const epochHourOfWeek = 3 * hoursOfADay;

/** @param start epoch hour of the first entry */
export function busyShare(hourLoad: Float64Array, start: number, standing: number): BusyShare {
  const share = (load: number): number => load / standing;
  return {
    overall: Math.min(1, share(sum(hourLoad) / hourLoad.length)),
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
  return Array.from(totals, (total, place) => {
    const count = counts[place] ?? 0;
    return count > 0 ? total / count : null;
  });
}
