import type { WorkloadEvidence } from "../../assessment/evidence-schema.js";
import { times } from "../../text/figures.js";
import { change, load, score, some, span } from "./figures.js";
import { epochHour, moment } from "./moments.js";
import { type Part, pairs } from "./part.js";
import { withReason } from "./told.js";
import * as of from "./workload-figures.js";

/** How steady, how peaked, how it grows. */
export function shapeParts(workload: WorkloadEvidence): Part[] {
  const { series } = workload;
  return [
    ...pairs("Shape of the traffic", [
      ["Stability", ...stabilityLines(workload)],
      ["Peak by hour", peakLine(workload.peak_hour, withReason(of.peakHour(workload)))],
      ["Peak by minute", peakLine(workload.peak_minute, withReason(of.peakMinute(workload)))],
      ["Requests come", inHours(workload)],
      ["Growth", growthLine(workload)],
    ]),
    ...(series === null
      ? []
      : [
          {
            kind: "days",
            title: `Load by the hour, UTC, in ${series.unit}`,
            start: epochHour(series.from),
            values: series.values,
          } as const,
        ]),
  ];
}

function inHours(workload: WorkloadEvidence): string {
  const text = withReason(of.activeHours(workload));
  return workload.active_hours_per_week === null ? text : `in ${text}`;
}

/** The figure, its band and confidence, and the two parts that it is made of. */
function stabilityLines(workload: WorkloadEvidence): string[] {
  const { stability } = workload;
  if (stability === null) return [withReason(of.stability(workload))];
  const {
    stability: value,
    load_factor: factor,
    repeatability,
    lag_hours: lag,
    band,
    hours,
    low_confidence: low,
  } = stability;
  const before = lag === 168 ? "week" : "day";
  return [
    `S ${score(value)}, ${band}${low ? "; low confidence, from less than 14 days" : ""} (${span(hours)} by the hour)`,
    `L ${score(factor)}, load factor: how busy hardware sized for the 99th percentile hour would be`,
    `R ${score(repeatability)}, repeatability: share of the load that comes again in the same hour of the ${before} before`,
  ];
}

function peakLine(peak: WorkloadEvidence["peak_hour"], otherwise: string): string {
  if (peak === null) return otherwise;
  const { peak_to_mean: ratio, at, peak: most, mean, unit } = peak;
  return `${times(ratio)} the mean: ${load(most)} ${unit} at ${moment(at)} UTC, ${load(mean)} on average`;
}

function growthLine(workload: WorkloadEvidence): string {
  const { growth } = workload;
  if (growth === null) return `unknown: ${of.whyNoGrowth(workload)}`;
  const { per_month: perMonth, low, high, trend, weeks } = growth;
  const rests = `from ${some(weeks, "whole week")}`;
  if (low === null || high === null) {
    return `no growth shown: ${change(perMonth)} a month ${rests}, which are too few for an interval`;
  }
  const interval = `${change(perMonth)} a month, between ${change(low)} and ${change(high)} with 90 % confidence, ${rests}`;
  if (trend === "none_shown") return `no growth shown: ${interval}, an interval that includes zero`;
  return `${trend}: ${interval}`;
}
