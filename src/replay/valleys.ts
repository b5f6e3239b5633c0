import type { Valleys } from "../assessment/replay-schema.js";
import { meansBy } from "./busy.js";
import { sum } from "./loads.js";

const hoursOfADay = 24;

/** @param tokensPerReplicaHour of requests of the mean lengths, at full capacity */
export function valleysOf(
  hourLoad: Float64Array,
  start: number,
  { replicas, planTo }: { replicas: number; planTo: number },
  tokensPerReplicaHour: number,
): Valleys {
  const idle = hourLoad.map((load) => Math.max(0, replicas * planTo - load));
  const total = sum(idle);
  const p10 = tenthPercentile(wholeDays(idle, start));
  return {
    idle_replica_hours: total,
    idle_replicas_by_hour_of_day: meansBy(idle, hoursOfADay, start),
    tokens_per_day: (total / hourLoad.length) * hoursOfADay * tokensPerReplicaHour,
    tokens_per_day_p10: p10 === undefined ? null : p10 * tokensPerReplicaHour,
  };
}

/** Sums of the days that lie in the series from midnight to midnight. */
function wholeDays(values: Float64Array, start: number): number[] {
  const first = (hoursOfADay - (start % hoursOfADay)) % hoursOfADay;
  const days = Math.max(0, Math.floor((values.length - first) / hoursOfADay));
  return Array.from({ length: days }, (_, day) => {
    const from = first + day * hoursOfADay;
    return sum(values.subarray(from, from + hoursOfADay));
  });
}

/** By nearest rank: of fewer than ten days the least. */
const tenthPercentile = (values: readonly number[]): number | undefined =>
  [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(values.length / 10) - 1)];
