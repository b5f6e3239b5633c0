import type { CostAssumptions } from "../costs/assumptions.js";
import type { Schedule } from "../costs/schedule.js";
import { hoursOfAMonth, hoursOfAWeek, hoursPerMonth, milliseconds } from "../quantities/quantity.js";

/** A way of owning or renting the GPUs, and when they stand. */
export type Tenure = "on_demand" | "reserved" | "owned" | "active_window" | "scale_to_zero";

/** What decides when a fleet stands. */
interface Hours {
  batch: boolean;
  latencyTargetMs?: number | undefined;
  activeHoursPerWeek?: number | undefined;
}

/** A fleet that goes down when nothing is asked comes up again once a day at least: batch work is done in one run a day. */
const runsAMonth = 30;

/** When a fleet stands; undefined where that tenure means nothing for the workload. */
export function scheduleOf(
  profile: Hours,
  tenure: Tenure,
  { cold_start: coldStart }: CostAssumptions,
): Schedule | undefined {
  if (tenure === "active_window") {
    const hours = profile.activeHoursPerWeek;
    // a window that is open all week is no window
    if (hours === undefined || hours >= hoursOfAWeek) return undefined;
    return { kind: "active_window", hours: hoursPerMonth((hours / hoursOfAWeek) * hoursOfAMonth) };
  }
  if (tenure !== "scale_to_zero") return { kind: "always_on" };
  return {
    kind: "scale_to_zero",
    coldStartsPerMonth: runsAMonth,
    coldStartSeconds: coldStart.expected,
    // somebody who waits for an answer does not wait for a model to load
    ...(profile.batch ? {} : { ttftTarget: milliseconds(profile.latencyTargetMs ?? 0) }),
  };
}
