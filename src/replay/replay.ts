import type { LevelAnswer, LevelFleet, Replay } from "../assessment/replay-schema.js";
import type { Replica } from "../economics/replica.js";
import type { Hourly } from "../evidence/hourly.js";
import type { Minutes } from "../evidence/minutes.js";
import { total } from "../evidence/rank.js";
import { replicasFor } from "../quantities/replicas.js";
import type { SizingConstants } from "../sizing/constants.js";
import type { Shape } from "../sizing/deployment.js";
import type { Plan } from "../sizing/fleet.js";
import { autoscaling, type Scaling } from "./autoscaler.js";
import { busyShare } from "./busy.js";
import { loadAtLevel } from "./level.js";
import { hourlyLoads, interpolated, type Loads, minutelyLoads, secondsOfAnHour } from "./loads.js";
import { overloadOf } from "./overload.js";
import { valleysOf } from "./valleys.js";
import { workOf } from "./work.js";

export interface ReplayOptions extends Partial<Scaling> {
  /** Mean lengths that the replica was sized for. */
  shape: Shape;
  constants: SizingConstants;
  /** Share of the hours that has to be served within what is planned to, above 0, at most 1. */
  level?: number;
}

export const usualLevel = 0.99;
export const usualScaling: Scaling = { coldStartSeconds: 300, cooldownSeconds: 300, minReplicas: 1 };

/**
 * Runs a measured series through the sizing of one replica. The fixed fleet that shares, autoscaler and valleys are told of
 * is the one by the hour, as `assess` plans it; what lies within an hour is what `planTo` leaves room for.
 *
 * @throws RangeError for a series without hours, or a level, share or number of replicas that cannot be
 */
export function replayOf(
  hourly: Hourly,
  minutes: Minutes | undefined,
  replica: Replica,
  plan: Plan,
  { shape, constants, level = usualLevel, ...scaling }: ReplayOptions,
): Replay {
  const scaled: Scaling = { ...usualScaling, ...scaling };
  check(hourly, plan, level, scaled);
  const work = workOf(replica, shape, constants);
  const byHour = hourlyLoads(hourly, shape, work);
  const byMinute = minutes && minutelyLoads(byHour, hourly.start, minutes);
  const hours = byHour.load.length;
  const atLevel = loadAtLevel(byHour.load, level);
  const meanRate = total(byHour.requests) / hours / secondsOfAnHour;
  const answer = answerAt(byHour, replica, plan, level);
  const { replicas } = answer.throughput.expected;
  const { planTo, spareReplicas: spare } = plan;
  const tokensPerReplicaHour = replica.requestsPerSecond * (shape.inputTokens + shape.outputTokens) * secondsOfAnHour;
  return {
    replica: told(replica),
    hours,
    service_level: level,
    plan_to: planTo,
    mean_load: total(byHour.load) / hours,
    load_at_level: atLevel,
    served_peak_to_mean: meanRate > 0 ? Math.max(1, (atLevel * replica.requestsPerSecond) / meanRate) : 1,
    by_hour: answer,
    by_minute: byMinute ? answerAt(byMinute, replica, plan, level) : null,
    busy_share: busyShare(byHour.load, hourly.start, replicas + spare),
    autoscaler: {
      ...autoscaling(byMinute ?? interpolated(byHour), { fixed: replicas, spare, planTo }, scaled),
      series: byMinute ? "minutes" : "interpolated_hours",
    },
    batch: valleysOf(byHour.load, hourly.start, { replicas, planTo }, tokensPerReplicaHour),
  };
}

function answerAt(loads: Loads, replica: Replica, { planTo, spareReplicas }: Plan, level: number): LevelAnswer {
  const atLevel = loadAtLevel(loads.load, level);
  const mean = total(loads.load) / loads.load.length;
  const fleet = (throughput: number): LevelFleet => {
    const replicas = replicasFor(atLevel / throughput / planTo);
    const standing = replicas + spareReplicas;
    return {
      replicas,
      spare_replicas: spareReplicas,
      gpus: standing * replica.gpus,
      utilisation: Math.min(1, mean / throughput / standing),
    };
  };
  const expected = fleet(1);
  const { low, high } = replica.band;
  return {
    throughput: { low: fleet(low), expected, high: fleet(high) },
    overload: overloadOf(loads, expected.replicas, planTo),
  };
}

const told = ({ model, precision, gpu, gpus, requestsPerSecond, basis, band }: Replica): Replay["replica"] => ({
  model: model?.id ?? null,
  precision: precision ?? null,
  gpu: gpu.id,
  gpus,
  requests_per_second: requestsPerSecond,
  basis,
  band: { low: band.low, high: band.high },
});

function check({ requests }: Hourly, { planTo, spareReplicas }: Plan, level: number, scaling: Scaling): void {
  const { coldStartSeconds, cooldownSeconds, minReplicas } = scaling;
  if (requests.length === 0) throw new RangeError("a series without hours cannot be replayed");
  if (!(level > 0 && level <= 1)) throw new RangeError(`a service level cannot be ${level}`);
  if (!(planTo > 0 && planTo <= 1)) throw new RangeError(`share to plan to cannot be ${planTo}`);
  counted(spareReplicas, "spare replicas");
  counted(minReplicas, "least replicas");
  for (const seconds of [coldStartSeconds, cooldownSeconds]) {
    if (!Number.isFinite(seconds) || seconds < 0) throw new RangeError(`a wait cannot be ${seconds} s`);
  }
}

function counted(value: number, name: string): void {
  if (!Number.isInteger(value) || value < 0) throw new RangeError(`${name} cannot be ${value}`);
}
