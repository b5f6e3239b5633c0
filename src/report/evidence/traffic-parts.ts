import type { WorkloadEvidence } from "../../assessment/evidence-schema.js";
import { figure, percent, times, tokens } from "../../text/figures.js";
import { change, count, load, noun, score, some, span } from "./figures.js";
import { epochHour, moment, stretch } from "./moments.js";
import { modelName } from "./names.js";
import { grid, type Pair, type Part, pairs } from "./part.js";
import { withReason } from "./told.js";
import * as of from "./workload-figures.js";

const resolutionWords: Readonly<Record<WorkloadEvidence["window"]["resolution"], string>> = {
  request: "each request is logged",
  hour: "sums by the hour",
  day: "sums by the day",
};

/** When, how much, and by which models. */
export function volumeParts(workload: WorkloadEvidence): Part[] {
  const { window, models, tokens: all, per_month: month, separate_cached: separate } = workload;
  const rows: Pair[] = [
    ["Logged", `${stretch(window)}, ${span(window.hours)}; ${resolutionWords[window.resolution]}`],
    ["Requests", withReason(of.requests(workload))],
    ["Tokens", tokensLine(workload)],
    ["Input cached", cachedLine(workload)],
    ...(all.cache_write === null ? [] : ([["Written to cache", `${tokens(all.cache_write)} tokens`]] as Pair[])),
    ...(all.reasoning === null
      ? []
      : ([["Reasoned", `${tokens(all.reasoning)} tokens, part of the output`]] as Pair[])),
    ...(separate > 0
      ? ([["Cached rule", `added to the input of ${count(separate)} ${noun(separate, "request")}`]] as Pair[])
      : []),
    [
      "A month",
      monthLine(workload),
      ...(month?.extrapolated
        ? ["extrapolated from fewer than 72 hours, as was asked: no claim, only arithmetic"]
        : []),
    ],
  ];
  return [
    ...pairs("Volume", rows),
    ...grid("Models", {
      head: ["Model", "Requests", "Tokens", of.hasTokens(workload) ? "Of the tokens" : "Of the requests"],
      rows: models.map((model) => [
        modelName(model),
        workload.requests === null ? "unknown" : count(model.requests),
        of.hasTokens(workload) ? tokens(model.tokens) : "unknown",
        percent(model.share),
      ]),
      right: [1, 2, 3],
    }),
  ];
}

function tokensLine(workload: WorkloadEvidence): string {
  const { input, output, told_by: by } = workload.tokens;
  const all = withReason(of.allTokens(workload));
  if (!of.hasTokens(workload)) return all;
  const tellers = workload.requests === null || by === 0 ? "" : `, told by ${count(by)} ${noun(by, "request")}`;
  return `${all}: ${tokens(input)} in, ${tokens(output)} out${tellers}`;
}

function cachedLine(workload: WorkloadEvidence): string {
  const { cached_input: cached } = workload.tokens;
  const share = withReason(of.cachedShare(workload));
  return cached === null ? share : `${share} of the input: ${tokens(cached)} tokens`;
}

function monthLine(workload: WorkloadEvidence): string {
  if (workload.per_month === null) return `unknown: ${of.tooShort}`;
  const parts = [
    `requests ${withReason(of.requestsPerMonth(workload))}`,
    `tokens ${withReason(of.tokensPerMonth(workload))}`,
    `cost as logged ${withReason(of.usdPerMonth(workload))}`,
  ];
  return parts.join("; ");
}

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

const measures = [
  ["Input tokens", "input_tokens"],
  ["Output tokens", "output_tokens"],
  ["Latency, ms", "latency_ms"],
  ["First token, ms", "ttft_ms"],
] as const;

/** Percentiles of lengths and waits, and which of them are not known. */
export function percentileParts(workload: WorkloadEvidence): Part[] {
  const why =
    workload.window.resolution === "request" ? "no request tells it" : "the log has sums, and no single requests";
  const title = "A request";
  const known = measures.flatMap(([name, key]) => {
    const all = workload[key];
    if (all === null) return [];
    const { count: of, mean, p50, p90, p95, p99, max } = all;
    return [[name, count(of), ...[mean, p50, p90, p95, p99, max].map(figure)]];
  });
  const missing = measures.filter(([, key]) => workload[key] === null);
  return [
    ...grid(title, {
      head: ["", "Requests", "Mean", "p50", "p90", "p95", "p99", "Most"],
      rows: known,
      right: [1, 2, 3, 4, 5, 6, 7],
    }),
    ...pairs(
      known.length === 0 ? title : "Not told of a request",
      missing.map(([name]) => [name, `unknown: ${why}`]),
    ),
  ];
}
