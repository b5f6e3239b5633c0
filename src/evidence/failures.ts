import { type Rate, rateOf } from "./confidence.js";
import { type FailureLoad, failureLoadOf } from "./failure-load.js";
import { type FailureWindow, failureWindows } from "./failure-windows.js";
import { atTheHour, type HourOfDay } from "./hour-of-day.js";
import type { Hourly } from "./hourly.js";
import { total } from "./rank.js";

/** How often requests fail in one way, and when. */
export interface FailuresOfKind {
  /** Of all requests whose outcome is told. */
  rate: Rate;
  /** Where failures cluster in time, the window with most of them first. */
  windows: FailureWindow[];
  /** The hour of the day, UTC, at which they are worst; null where there are none. */
  worstHour: HourOfDay | null;
}

export interface Failures {
  errors: FailuresOfKind;
  rateLimited: FailuresOfKind & {
    /** Whether they come with load; null where too few hours tell. */
    load: FailureLoad | null;
  };
}

/** Errors and rate limits of a workload. Null where no request tells its outcome. */
export function failuresOf(hourly: Hourly): Failures | null {
  const errors = kindOf(hourly, hourly.errors);
  const rateLimited = kindOf(hourly, hourly.rateLimited);
  return errors && rateLimited && { errors, rateLimited: { ...rateLimited, load: failureLoadOf(hourly) } };
}

function kindOf({ start, withStatus }: Hourly, failures: readonly number[]): FailuresOfKind | null {
  const series = { start, failures, told: withStatus };
  const rate = rateOf(total(failures), total(withStatus));
  return rate && { rate, windows: failureWindows(series), worstHour: atTheHour(series) };
}
