import { timed } from "../evidence/bills.js";
import type { Hourly } from "../evidence/hourly.js";
import { inOrder, type Minutes } from "../evidence/minutes.js";
import {
  addSums,
  hourMs,
  type Measure,
  measures,
  minuteMs,
  noSums,
  type Parts,
  type Sums,
  type TrafficPart,
} from "../evidence/parts.js";
import type { Bucket } from "../evidence/percentiles.js";
import { hourlyOf, minutesWithin } from "./series.js";
import { longest, type Span, watchedOf } from "./watched.js";

/** All parts of one workload. */
export interface Grouped {
  name: string;
  traffic: readonly TrafficPart[];
  total: Readonly<Sums>;
  /** The longest stretch that was watched, by the hour. Null where some part spans more than an hour. */
  hourly: Hourly | null;
  /** Those of the same stretch, ascending. */
  minutes: Minutes;
  /** From where to where that stretch was watched. */
  stretch: Span;
  /** From its first request to its last watched hour, stretches that no source covers included. */
  everyHour: Hourly | null;
  /** The stretches that sources cover and in which it has requests, in order of time; one at least. */
  watched: readonly Span[];
  histograms: Readonly<Record<Measure, readonly Bucket[]>>;
  /** Epoch milliseconds: where the first stretch begins and the last one ends. */
  from: number;
  to: number;
  /** The widest span. */
  width: number;
}

interface Gathering {
  traffic: TrafficPart[];
  minutes: Minutes[];
  histograms: Record<Measure, Bucket[]>;
}

/**
 * Parts of any number of sources by workload, those with most tokens (requests where none are told) first.
 *
 * @param cover what sources cover: hours without requests up to the end of a stretch with some are part of the series
 */
export function groupedOf({ traffic, minutes, histograms }: Parts, cover: readonly Span[] = []): Grouped[] {
  const all = new Map<string, Gathering>();
  const of = (workload: string): Gathering => {
    const known = all.get(workload);
    if (known) return known;
    const fresh: Gathering = {
      traffic: [],
      minutes: [],
      histograms: { input_tokens: [], output_tokens: [], latency_ms: [], ttft_ms: [] },
    };
    all.set(workload, fresh);
    return fresh;
  };
  for (const part of traffic) of(part.workload).traffic.push(part);
  for (const part of minutes) of(part.workload).minutes.push(part);
  for (const { workload, measure, bucket, count } of histograms)
    of(workload).histograms[measure].push({ bucket, count });
  return [...all]
    .filter(([, gathering]) => gathering.traffic.length > 0)
    .map(([name, gathering]) => grouped(name, gathering, cover))
    .toSorted((a, b) => load(b) - load(a) || (a.name < b.name ? -1 : 1));
}

const load = ({ total }: Grouped): number => total.input_tokens + total.output_tokens || total.requests;

function grouped(name: string, { traffic, minutes, histograms }: Gathering, cover: readonly Span[]): Grouped {
  const total = { ...noSums };
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  let width = 0;
  for (const part of traffic) addSums(total, part);
  const used = timed(traffic);
  for (const part of used) {
    first = Math.min(first, part.start);
    last = Math.max(last, part.start + part.width);
    width = Math.max(width, part.width);
  }
  for (const measure of measures) histograms[measure].sort((a, b) => a.bucket - b.bucket);
  const series = inOrder(minutes);
  const own = spanOf(first, last, series);
  const watched = watchedOf(used, own, cover);
  const { from } = own;
  const to = watched.at(-1)?.to ?? own.to;
  const stretch = longest(watched) ?? own;
  const isHourly = width <= hourMs;
  return {
    name,
    traffic,
    total,
    hourly: isHourly ? hourlyOf(traffic, stretch) : null,
    minutes: watched.length > 1 ? minutesWithin(series, stretch) : series,
    stretch,
    everyHour: isHourly ? hourlyOf(traffic, { from, to }) : null,
    watched,
    histograms,
    from,
    to,
    width,
  };
}

/** Minutes tell where within its first and last hour a workload's requests lie. */
function spanOf(first: number, last: number, { minute }: Minutes): Span {
  const begun = (minute[0] ?? 0) * minuteMs;
  const ended = ((minute.at(-1) ?? 0) + 1) * minuteMs;
  return {
    from: begun > first && begun - first < hourMs ? begun : first,
    to: minute.length > 0 && last - ended < hourMs ? ended : last,
  };
}

/** The series of all workloads together; null where one of them has none. */
export function pooled(all: readonly Grouped[]): Hourly | null {
  const parts: TrafficPart[] = [];
  for (const { hourly, traffic } of all) {
    if (hourly === null) return null;
    for (const part of traffic) parts.push(part);
  }
  if (parts.length === 0) return null;
  const from = all.reduce((first, each) => Math.min(first, each.from), Number.POSITIVE_INFINITY);
  const to = all.reduce((last, each) => Math.max(last, each.to), 0);
  return hourlyOf(parts, { from, to });
}

/** A series as it would be if all requests were logged, of which a sample was. */
export function unsampled(hourly: Hourly, rate: number): Hourly {
  if (rate === 1) return hourly;
  const scaled = (values: readonly number[]) => values.map((value) => value / rate);
  return {
    start: hourly.start,
    requests: scaled(hourly.requests),
    withTokens: scaled(hourly.withTokens),
    inputTokens: scaled(hourly.inputTokens),
    outputTokens: scaled(hourly.outputTokens),
    cachedInputTokens: scaled(hourly.cachedInputTokens),
    withStatus: scaled(hourly.withStatus),
    rateLimited: scaled(hourly.rateLimited),
    errors: scaled(hourly.errors),
  };
}
