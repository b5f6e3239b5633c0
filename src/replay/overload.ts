import type { Overload } from "../assessment/replay-schema.js";
import { type Loads, minutesOfAnHour } from "./loads.js";

/** A load is above a limit by more than rounding. */
const tolerance = 1 + 1e-9;

export const exceeds = (load: number, limit: number): boolean => load > limit * tolerance;

/** Overload of so many replicas; hours are fractions of one where the series is by the minute. */
export function overloadOf({ load, requests, minutesEach }: Loads, replicas: number, planTo: number): Overload {
  const hours = minutesEach / minutesOfAnHour;
  const abovePlan = runsAbove(load, replicas * planTo);
  const over = runsAbove(load, replicas);
  const unserved = load.reduce(
    (total, each, i) => total + (exceeds(each, replicas) ? (requests[i] ?? 0) * (1 - replicas / each) : 0),
    0,
  );
  return {
    hours_above_plan: abovePlan.count * hours,
    longest_above_plan_hours: abovePlan.longest * hours,
    hours_over_capacity: over.count * hours,
    longest_over_capacity_hours: over.longest * hours,
    requests_over_capacity: unserved,
  };
}

function runsAbove(load: Float64Array, limit: number): { count: number; longest: number } {
  let [count, longest, run] = [0, 0, 0];
  for (const each of load) {
    run = exceeds(each, limit) ? run + 1 : 0;
    if (run > 0) count++;
    longest = Math.max(longest, run);
  }
  return { count, longest };
}
