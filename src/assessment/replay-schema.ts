import { z } from "zod";

/** The fewest replicas that keep the service level, at one throughput. */
const fleet = z.object({
  replicas: z.number(),
  spare_replicas: z.number(),
  /** GPUs of all, spare replicas included. */
  gpus: z.number(),
  /** Mean load ÷ capacity of all that stands. */
  utilisation: z.number(),
});

/** What a fixed number of replicas cannot carry as it comes. Spare replicas are kept for failures and do not count. */
const overload = z.object({
  /** Hours whose load is above the share of capacity that is planned to, and the longest run of these. */
  hours_above_plan: z.number(),
  longest_above_plan_hours: z.number(),
  /** The same above the whole capacity, where requests wait. */
  hours_over_capacity: z.number(),
  longest_over_capacity_hours: z.number(),
  /** Requests of those hours that the capacity of their hour does not reach for. */
  requests_over_capacity: z.number(),
});

/** One service level, kept by the hour or by the minute, with the throughput at the ends of its band and where it is expected. */
const level = z.object({
  /** `low` is the low end of the throughput: it asks for the most replicas. */
  throughput: z.object({ low: fleet, expected: fleet, high: fleet }),
  /** Of the expected fleet. */
  overload,
});

/** How busy a fleet is, as shares of the capacity of all that stands, spare replicas included. */
const busyShare = z.object({
  /** Mean over all hours: the utilisation that GPUs sized for this traffic really have. */
  overall: z.number(),
  /**
   * Means by the hour of the day, UTC, and by the hour of the week from Monday 00:00 UTC; null where the series has no such
   * hour. Above 1 where more comes in that hour than the fleet can do in it.
   */
  by_hour_of_day: z.array(z.number().nullable()),
  by_hour_of_week: z.array(z.number().nullable()),
});

/** What following the load would save and cost in waiting. A simulation, and no measurement. */
const autoscaling = z.object({
  simulated: z.literal(true),
  /** The rule in words. */
  rule: z.string(),
  /** Whether minutes were measured, or drawn between the hours: then bursts within an hour are missing, and it flatters. */
  series: z.enum(["minutes", "interpolated_hours"]),
  cold_start_seconds: z.number(),
  cooldown_seconds: z.number(),
  min_replicas: z.number(),
  /** Replica-hours that are paid for, cold starts and spare replicas included, and those of the fixed fleet. */
  replica_hours: z.number(),
  fixed_replica_hours: z.number(),
  /** 1 − the one ÷ the other: below 0 where it would cost more. */
  saved_share: z.number(),
  most_replicas: z.number(),
  /** Share of requests that come in minutes whose load is above the capacity that is ready; the same of the fixed fleet. */
  requests_while_short_share: z.number(),
  fixed_requests_while_short_share: z.number(),
});

/** Capacity of the fixed fleet that its traffic leaves, up to the share planned to: room for work that may wait. */
const valleys = z.object({
  /** Replica-hours that are left idle over the whole series, spare replicas not counted, and by hour of the day (UTC). */
  idle_replica_hours: z.number(),
  idle_replicas_by_hour_of_day: z.array(z.number().nullable()),
  /** Tokens, input and output, of requests of this workload's mean lengths that fit in without another GPU: a day's mean. */
  tokens_per_day: z.number(),
  /** What nine of ten whole days (UTC) reach; null where the series has no whole day. */
  tokens_per_day_p10: z.number().nullable(),
});

/** What a measured series asks of one replica's kind, hour by hour. Plain data, part of a measured workload. */
export const replaySchema = z.object({
  replica: z.object({
    /** Null where a throughput was stated without naming a model. */
    model: z.string().nullable(),
    precision: z.string().nullable(),
    gpu: z.string(),
    gpus: z.number(),
    requests_per_second: z.number(),
    basis: z.enum(["stated", "measured", "fitted", "extrapolated"]),
    /** Multiples of the throughput between which it really lies. */
    band: z.object({ low: z.number(), high: z.number() }),
  }),
  hours: z.number(),
  service_level: z.number(),
  plan_to: z.number(),
  /** Mean load, and that which only a share of 1 − level of the hours exceeds, in replicas at full load. */
  mean_load: z.number(),
  load_at_level: z.number(),
  /**
   * The latter over the load of the mean request rate at the mean lengths, at least 1. Stated as
   * `traffic.served_peak_to_mean`, it has `assess` plan this fleet, and its busy share for `economics.utilisation`.
   */
  served_peak_to_mean: z.number(),
  by_hour: level,
  /** Null where no minutes are known. */
  by_minute: level.nullable(),
  /** Of the fleet by the hour. */
  busy_share: busyShare,
  autoscaler: autoscaling,
  batch: valleys,
});

export type Replay = z.infer<typeof replaySchema>;
export type LevelFleet = z.infer<typeof fleet>;
export type LevelAnswer = z.infer<typeof level>;
export type Overload = z.infer<typeof overload>;
export type BusyShare = z.infer<typeof busyShare>;
export type Autoscaling = z.infer<typeof autoscaling>;
export type Valleys = z.infer<typeof valleys>;
