import type { Autoscaling } from "../assessment/replay-schema.js";
import { replicasFor } from "../quantities/replicas.js";
import { type Loads, minutesOfAnHour } from "./loads.js";
import { exceeds } from "./overload.js";

export interface Scaling {
  /** From asking for a replica to its first answer. */
  coldStartSeconds: number;
  /** How long a lower need has to last until replicas are stopped. */
  cooldownSeconds: number;
  minReplicas: number;
}

/**
 * Reactive scaling, minute by minute: replicas wanted = load of the minute before ÷ (capacity · `planTo`), whole ones, at least
 * `minReplicas`. Up at once; down to the most that was wanted within the cooldown (the stabilisation window of Kubernetes'
 * Horizontal Pod Autoscaler). A started replica is paid for from the start and serves after the cold start; the latest
 * started are the first stopped. Replicas for the first minute stand when the series begins.
 *
 * @param series by the minute
 * @param fixed replicas of the fixed fleet, without the spare ones that stand beside either
 */
export function autoscaling(
  { load, requests }: Loads,
  { fixed, spare, planTo }: { fixed: number; spare: number; planTo: number },
  { coldStartSeconds, cooldownSeconds, minReplicas }: Scaling,
): Omit<Autoscaling, "series"> {
  const wanted = load.map((_, t) => Math.max(minReplicas, replicasFor((load[Math.max(0, t - 1)] ?? 0) / planTo)));
  const started = over(wanted, Math.ceil(cooldownSeconds / 60), 1);
  // with the latest stopped first, those are ready that were there all through the cold start
  const ready = over(started, Math.ceil(coldStartSeconds / 60), -1);
  let [replicaMinutes, most, all, short, fixedShort] = [0, 0, 0, 0, 0];
  load.forEach((each, t) => {
    const [up, came] = [started[t] ?? 0, requests[t] ?? 0];
    replicaMinutes += up + spare;
    most = Math.max(most, up);
    all += came;
    if (exceeds(each, ready[t] ?? 0)) short += came;
    if (exceeds(each, fixed)) fixedShort += came;
  });
  const replicaHours = replicaMinutes / minutesOfAnHour;
  const fixedHours = ((fixed + spare) * load.length) / minutesOfAnHour;
  return {
    simulated: true,
    rule: ruleOf({ coldStartSeconds, cooldownSeconds, minReplicas }, planTo),
    cold_start_seconds: coldStartSeconds,
    cooldown_seconds: cooldownSeconds,
    min_replicas: minReplicas,
    replica_hours: replicaHours,
    fixed_replica_hours: fixedHours,
    saved_share: 1 - replicaHours / fixedHours,
    most_replicas: most,
    requests_while_short_share: all > 0 ? short / all : 0,
    fixed_requests_while_short_share: all > 0 ? fixedShort / all : 0,
  };
}

/**
 * The greatest of each value and the `back` before it; the least where `sign` is −1. Of the values that may still become it
 * only those are kept that no later one has passed, so that a long window costs no more than a short one.
 */
function over(values: Float64Array, back: number, sign: 1 | -1): Float64Array {
  const found = new Float64Array(values.length);
  const places = new Int32Array(values.length);
  let [first, last] = [0, -1];
  for (let t = 0; t < values.length; t++) {
    const value = values[t] ?? 0;
    while (last >= first && sign * (values[places[last] ?? 0] ?? 0) <= sign * value) last--;
    places[++last] = t;
    if ((places[first] ?? 0) < t - back) first++;
    found[t] = values[places[first] ?? 0] ?? 0;
  }
  return found;
}

const ruleOf = ({ coldStartSeconds, cooldownSeconds, minReplicas }: Scaling, planTo: number): string =>
  `Each minute, as many replicas are wanted as carry the load of the minute before at ${Number((100 * planTo).toFixed(1))} % of their capacity, ` +
  `at least ${minReplicas}. More are started at once and serve after ${coldStartSeconds} s; ` +
  `they are stopped when fewer were wanted for ${cooldownSeconds} s.`;
