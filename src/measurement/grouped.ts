import type { Hourly, Minutes } from "../evidence/hourly.js";
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

/** All parts of one workload. */
export interface Grouped {
  name: string;
  traffic: readonly TrafficPart[];
  total: Readonly<Sums>;
  /** Null where some part spans more than an hour. */
  hourly: Hourly | null;
  minutes: Minutes;
  histograms: Readonly<Record<Measure, readonly Bucket[]>>;
  /** Epoch milliseconds of the first span's start and the last one's end. */
  from: number;
  to: number;
  /** The widest span. */
  width: number;
}

interface Gathering {
  traffic: TrafficPart[];
  minutes: { minute: number; requests: number; tokens: number }[];
  histograms: Record<Measure, Bucket[]>;
}

/**
 * Parts of any number of sources by workload, those with most tokens (requests where none are told) first.
 *
 * @param end epoch milliseconds of the end of the log: hours without requests up to it are part of the series
 */
export function groupedOf({ traffic, minutes, histograms }: Parts, end: number): Grouped[] {
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
    .map(([name, gathering]) => grouped(name, gathering, end))
    .toSorted((a, b) => load(b) - load(a) || (a.name < b.name ? -1 : 1));
}

const load = ({ total }: Grouped): number => total.input_tokens + total.output_tokens || total.requests;

function grouped(name: string, { traffic, minutes, histograms }: Gathering, end: number): Grouped {
  const total = { ...noSums };
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  let width = 0;
  for (const part of traffic) {
    addSums(total, part);
    first = Math.min(first, part.start);
    last = Math.max(last, part.start + part.width);
    width = Math.max(width, part.width);
  }
  for (const measure of measures) histograms[measure].sort((a, b) => a.bucket - b.bucket);
  const series = minutesOf(minutes);
  const { from, to } = spanOf(first, last, series, end);
  const hourly = width > hourMs ? null : hourlyOf(traffic, Math.floor(from / hourMs), Math.ceil(to / hourMs));
  return { name, traffic, total, hourly, minutes: series, histograms, from, to, width };
}

/** Minutes tell where within its first and last hour a workload's requests lie, and the end of the log how long it was still watched. */
function spanOf(first: number, last: number, { minute }: Minutes, end: number): { from: number; to: number } {
  const begun = (minute[0] ?? 0) * minuteMs;
  const ended = ((minute.at(-1) ?? 0) + 1) * minuteMs;
  return {
    from: begun > first && begun - first < hourMs ? begun : first,
    to: Math.max(end, minute.length > 0 && last - ended < hourMs ? ended : last),
  };
}

/** @param first epoch hours, and one past the last */
function hourlyOf(traffic: readonly Readonly<TrafficPart>[], first: number, past: number): Hourly {
  const zeros = () => new Array<number>(Math.max(1, past - first)).fill(0);
  const series = {
    requests: zeros(),
    withTokens: zeros(),
    inputTokens: zeros(),
    outputTokens: zeros(),
    cachedInputTokens: zeros(),
    withStatus: zeros(),
    rateLimited: zeros(),
    errors: zeros(),
  };
  const add = (values: number[], place: number, amount: number) => {
    values[place] = (values[place] ?? 0) + amount;
  };
  for (const part of traffic) {
    const place = Math.floor(part.start / hourMs) - first;
    add(series.requests, place, part.requests);
    add(series.withTokens, place, part.with_tokens);
    add(series.inputTokens, place, part.input_tokens);
    add(series.outputTokens, place, part.output_tokens);
    add(series.cachedInputTokens, place, part.cached_input_tokens);
    add(series.withStatus, place, part.with_status);
    add(series.rateLimited, place, part.rate_limited);
    add(series.errors, place, part.errors);
  }
  return { start: first, ...series };
}

/** Minutes of several sources as one series, each once. */
function minutesOf(parts: readonly { minute: number; requests: number; tokens: number }[]): Minutes {
  const sorted = parts.toSorted((a, b) => a.minute - b.minute);
  const minute: number[] = [];
  const requests: number[] = [];
  const tokens: number[] = [];
  for (const part of sorted) {
    const last = minute.length - 1;
    if (minute[last] === part.minute) {
      requests[last] = (requests[last] ?? 0) + part.requests;
      tokens[last] = (tokens[last] ?? 0) + part.tokens;
    } else {
      minute.push(part.minute);
      requests.push(part.requests);
      tokens.push(part.tokens);
    }
  }
  return { minute, requests, tokens };
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
  return hourlyOf(parts, Math.floor(from / hourMs), Math.ceil(to / hourMs));
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
