import { type HoursPerMonth, hoursOfAMonth, type Milliseconds } from "../quantities/quantity.js";
import { amount, positive } from "./checks.js";

/** When the fleet stands. */
export type Schedule =
  | { kind: "always_on" }
  /** Stands for some hours of the month, into which all requests fall. */
  | { kind: "active_window"; hours: HoursPerMonth }
  /** Comes and goes with the load. Each return costs a cold start, in which it is paid for and serves nobody. */
  | { kind: "scale_to_zero"; coldStartsPerMonth: number; coldStartSeconds: number; ttftTarget?: Milliseconds };

/** Why a schedule cannot be kept. `code` is the fact; the words belong to the reports. */
export interface Obstacle {
  code: "cold_start_exceeds_ttft" | "cold_starts_exceed_month";
  args: Readonly<Record<string, number>>;
}

/**
 * What stands in the way of a schedule: a first token that is due before a cold replica can give it, or more cold
 * starts than there are hours.
 *
 * @throws RangeError with the field's name where one is negative, NaN or infinite, or a window is no part of a month
 */
export function obstacleTo(schedule: Schedule): Obstacle | undefined {
  if (schedule.kind === "always_on") return undefined;
  if (schedule.kind === "active_window") {
    const hours = positive(schedule.hours, "hours");
    if (hours > hoursOfAMonth) throw new RangeError(`hours cannot be ${hours}: a month has ${hoursOfAMonth}`);
    return undefined;
  }
  const coldStartMs = amount(schedule.coldStartSeconds, "coldStartSeconds") * 1000;
  const ttftMs = schedule.ttftTarget;
  if (ttftMs !== undefined && amount(ttftMs, "ttftTarget") < coldStartMs) {
    return { code: "cold_start_exceeds_ttft", args: { coldStartMs, ttftMs } };
  }
  const hours = coldStartHours(schedule);
  if (hours > hoursOfAMonth) {
    return { code: "cold_starts_exceed_month", args: { hours, hoursOfAMonth } };
  }
  return undefined;
}

/** Hours a month that one replica spends on cold starts. */
export function coldStartHours(schedule: Schedule): number {
  if (schedule.kind !== "scale_to_zero") return 0;
  return (amount(schedule.coldStartsPerMonth, "coldStartsPerMonth") * schedule.coldStartSeconds) / 3600;
}
