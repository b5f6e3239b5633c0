import type { WorkloadEvidence } from "../../assessment/evidence-schema.js";
import { counted, figure, percent, tokens } from "../../text/figures.js";
import { count, share, some, span } from "./figures.js";
import { hourOfDay } from "./moments.js";
import { grid, type Part, pairs } from "./part.js";

type Replay = NonNullable<WorkloadEvidence["replay"]>;
type LevelAnswer = Replay["by_hour"];

const basisWords: Readonly<Record<Replay["replica"]["basis"], string>> = {
  stated: "as stated in the workload file",
  measured: "measured by you",
  fitted: "estimated; the GPU and the kind of model were measured",
  extrapolated: "estimated; no measurement of this GPU or kind of model stands behind it",
};

/** The measured traffic on the candidate: the fleet it takes, how busy that is, and what an autoscaler would change. */
export function replayParts({ replay, replay_missing: missing }: WorkloadEvidence): Part[] {
  const title = "Replay on the candidate";
  if (replay === null) return pairs(title, [["Replay", `none: ${missing ?? "there is no hourly series to replay"}`]]);
  const { busy_share: busy } = replay;
  return [
    ...pairs(title, [
      ["Replica", ...replicaLines(replay)],
      ["Load", loadLine(replay)],
      ["Above plan", ...overloadLines(replay)],
      ["Busy", `${share(busy.overall)} of all that stands, on average`],
      ["Autoscaler", ...autoscalerLines(replay)],
      ["Batch valleys", ...valleyLines(replay)],
    ]),
    ...grid(fleetTitle(replay), {
      head: ["Kept by", "Throughput", "Replicas", "Spare", "GPUs", "Busy"],
      rows: [...fleetRows("hour", replay.by_hour), ...(replay.by_minute ? fleetRows("minute", replay.by_minute) : [])],
      right: [2, 3, 4, 5],
    }),
    // a chart of shares that all round to nothing shows nothing
    ...(busy.by_hour_of_day.some((share) => share !== null && share >= visible)
      ? [{ kind: "hours" as const, title: "Busy share by hour of the day, UTC", shares: busy.by_hour_of_day }]
      : []),
  ];
}

/** The smallest share that a bar of the chart can show. */
const visible = 0.005;

const fleetTitle = ({ service_level: level, plan_to: planTo }: Replay): string =>
  `Fleet that keeps the load of ${percent(level)} of the time within ${percent(planTo)} of its capacity`;

function replicaLines({ replica }: Replay): string[] {
  const { model, precision, gpu, gpus, requests_per_second: rate, basis, band } = replica;
  const what = model === null ? "" : ` with ${model}${precision === null ? "" : ` in ${precision}`}`;
  return [
    `${gpus} × ${gpu}${what}`,
    `${figure(rate)} requests a second (${figure(band.low)} to ${figure(band.high)} times that), ${basisWords[basis]}`,
  ];
}

const loadLine = ({
  hours,
  mean_load: mean,
  load_at_level: most,
  service_level: level,
  served_peak_to_mean: peak,
}: Replay) =>
  `${figure(mean)} replicas at full load on average over ${some(hours, "hour")}; ${figure(most)} are exceeded in at most ${percent(1 - level)} of them, ${figure(peak)} times the mean`;

const fleetRows = (by: string, { throughput }: LevelAnswer): string[][] =>
  (["expected", "low", "high"] as const).map((end) => {
    const { replicas, spare_replicas: spare, gpus, utilisation } = throughput[end];
    const words = end === "expected" ? "as expected" : `${end} end of its band`;
    return [by, words, count(replicas), count(spare), count(gpus), share(utilisation)];
  });

function overloadLines({ by_hour: hour, by_minute: minute }: Replay): string[] {
  return [
    `by the hour: ${overloadText(hour.overload)}`,
    minute === null
      ? "by the minute: unknown, the log has no minutes"
      : `by the minute: ${overloadText(minute.overload)}`,
  ];
}

function overloadText(overload: LevelAnswer["overload"]): string {
  const { hours_above_plan: above, longest_above_plan_hours: longest } = overload;
  const {
    hours_over_capacity: over,
    longest_over_capacity_hours: longestOver,
    requests_over_capacity: late,
  } = overload;
  if (above === 0) return "never above the share that is planned to";
  const planned = `${span(above)} above the share that is planned to, at most ${span(longest)} at a stretch`;
  if (over === 0) return `${planned}; never over capacity`;
  return `${planned}; ${span(over)} over capacity, at most ${span(longestOver)} at a stretch, about ${counted(Math.max(1, Math.round(late)), "request")} waiting`;
}

function autoscalerLines({ autoscaler }: Replay): string[] {
  const { saved_share: saved, replica_hours: hours, fixed_replica_hours: fixed, most_replicas: most } = autoscaler;
  const than = `${figure(hours)} replica-hours in place of ${figure(fixed)} of the fixed fleet by the hour`;
  const effect = saved >= 0 ? `saves ${share(saved)}` : `costs ${share(-saved)} more`;
  return [
    `a simulation, no measurement: it ${effect}, ${than}; at most ${counted(most, "replica")}`,
    `${share(autoscaler.requests_while_short_share)} of the requests come in minutes when it is short, ${share(autoscaler.fixed_requests_while_short_share)} with the fixed fleet`,
    autoscaler.rule,
    ...(autoscaler.series === "minutes"
      ? []
      : [
          "minutes were drawn between the hours, so that bursts within an hour are missing and it looks better than it is",
        ]),
  ];
}

function valleyLines({ batch }: Replay): string[] {
  const { idle_replica_hours: idle, tokens_per_day: mean, tokens_per_day_p10: low } = batch;
  const idleByHour = batch.idle_replicas_by_hour_of_day;
  const best = idleByHour.reduce<number | null>(
    (most, value, hour) => (value !== null && (most === null || value > (idleByHour[most] ?? 0)) ? hour : most),
    null,
  );
  return [
    `work that may wait fits into ${figure(idle)} idle replica-hours: ${tokens(mean)} tokens a day on average, ${low === null ? "unknown in nine of ten days, since no day is whole" : `at least ${tokens(low)} in nine of ten days`}`,
    ...(best === null
      ? []
      : [`most room in the hour from ${hourOfDay(best)} UTC: ${figure(idleByHour[best] ?? 0)} replicas`]),
  ];
}
