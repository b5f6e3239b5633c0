import type { Valleys } from "../assessment/replay-schema.js";
import { wholeDays } from "../evidence/days.js";
import { ascending, percentileOf, total } from "../evidence/rank.js";
import { meansBy } from "./busy.js";

const hoursOfADay = 24;

/** @param tokensPerReplicaHour of requests of the mean lengths, at full capacity */
export function valleysOf(
  hourLoad: Float64Array,
  start: number,
  { replicas, planTo }: { replicas: number; planTo: number },
  tokensPerReplicaHour: number,
): Valleys {
  const idle = hourLoad.map((load) => Math.max(0, replicas * planTo - load));
  const all = total(idle);
  const p10 = tenthPercentile(wholeDays({ start, values: idle }));
  return {
    idle_replica_hours: all,
    idle_replicas_by_hour_of_day: meansBy(idle, hoursOfADay, start),
    tokens_per_day: (all / hourLoad.length) * hoursOfADay * tokensPerReplicaHour,
    tokens_per_day_p10: p10 === undefined ? null : p10 * tokensPerReplicaHour,
  };
}

/** Of fewer than ten days the least. */
const tenthPercentile = (values: readonly number[]): number | undefined => percentileOf(10, ascending(values));
