import type { Failures, WorkloadEvidence } from "../assessment/evidence-schema.js";
import type { FailuresOfKind } from "../evidence/failures.js";
import { failuresOf } from "../evidence/failures.js";
import { growthOf } from "../evidence/growth.js";
import { type Load, loadOf } from "../evidence/load.js";
import { dayMs, hourMs, minuteMs } from "../evidence/parts.js";
import { activeHoursPerWeek, hourlyPeak, minutePeak, type Peak } from "../evidence/peaks.js";
import { type Percentiles, percentilesOf } from "../evidence/percentiles.js";
import { fewestHours, stabilityOf } from "../evidence/stability.js";
import { stabilityBandOf } from "../facts/stability-bands.js";
import { hoursOfAMonth } from "../quantities/quantity.js";
import type { Grouped } from "./grouped.js";

/** How the figures of a log are taken. */
export interface Taking {
  /** Share of the requests that were logged at all, above 0, at most 1. */
  sampleRate: number;
  /** Whether fewer than 72 hours may stand for a month. */
  extrapolate: boolean;
}

/** A workload's evidence without what needs other stages: cost, replay, facts and notes. */
export type Figures = Omit<WorkloadEvidence, "cost" | "replay" | "replay_missing" | "facts" | "notes">;

export const iso = (ms: number): string => new Date(ms).toISOString();

/** What the parts of a workload show. */
export function figuresOf(grouped: Grouped, taking: Taking): Figures {
  const { name, total, hourly, minutes, histograms, from, to, width } = grouped;
  const load = hourly && loadOf(hourly);
  const hours = (to - from) / hourMs;
  const known = (count: number, value: number): number | null => (count > 0 ? value : null);
  return {
    name,
    models: modelsOf(grouped),
    window: { from: iso(from), to: iso(to), hours, resolution: resolutionOf(grouped) },
    requests: total.uncounted_tokens > 0 || total.requests === 0 ? null : total.requests,
    tokens: {
      input: total.input_tokens,
      output: total.output_tokens,
      cached_input: known(total.input_tokens_with_cached, total.cached_input_tokens),
      cache_write: known(total.cache_write_tokens, total.cache_write_tokens),
      reasoning: known(total.reasoning_tokens, total.reasoning_tokens),
      told_by: total.with_tokens,
    },
    input_tokens: percentilesOrMean(histograms.input_tokens, total.with_tokens, counted(total.input_tokens, grouped)),
    output_tokens: percentilesOrMean(
      histograms.output_tokens,
      total.with_tokens,
      counted(total.output_tokens, grouped),
    ),
    cached_input_share: known(
      total.input_tokens_with_cached,
      total.cached_input_tokens / total.input_tokens_with_cached,
    ),
    separate_cached: total.separate_cached,
    per_month: perMonthOf(grouped, hours, taking),
    series: load && { from: iso(load.start * hourMs), unit: load.unit, values: [...load.values] },
    stability: stabilityFor(grouped),
    peak_hour: hourly && peakFor(hourlyPeak(hourly), hourMs),
    peak_minute: width <= hourMs && load ? minutePeakFor(minutes, load) : null,
    active_hours_per_week: hourly && activeHoursPerWeek(hourly),
    growth: growthFor(grouped),
    latency_ms: percentilesOf(histograms.latency_ms),
    ttft_ms: percentilesOf(histograms.ttft_ms),
    ...failuresFor(grouped),
  };
}

/** Tokens of requests that are counted: of the others nobody knows how many a request has. */
const counted = (tokens: number, { total }: Grouped): number => (total.uncounted_tokens > 0 ? Number.NaN : tokens);

function modelsOf({ traffic, total }: Grouped): Figures["models"] {
  const all = new Map<string, Figures["models"][number]>();
  const tokensTold = total.input_tokens + total.output_tokens > 0;
  for (const { provider, model, requests, input_tokens: input, output_tokens: output } of traffic) {
    const key = JSON.stringify([provider, model]);
    const known = all.get(key) ?? { provider, model, requests: 0, tokens: 0, share: 0 };
    known.requests += requests;
    known.tokens += input + output;
    all.set(key, known);
  }
  const whole = tokensTold ? total.input_tokens + total.output_tokens : total.requests;
  return [...all.values()]
    .map((each) => ({ ...each, share: whole > 0 ? (tokensTold ? each.tokens : each.requests) / whole : 0 }))
    .toSorted((a, b) => b.share - a.share || b.requests - a.requests);
}

const resolutionOf = ({ width, minutes, histograms }: Grouped): Figures["window"]["resolution"] =>
  width > hourMs ? "day" : histograms.input_tokens.length > 0 || minutes.minute.length > 0 ? "request" : "hour";

/** Of reports, which have no histograms, the mean alone is known, and no percentiles are made of it. */
function percentilesOrMean(
  histogram: readonly { bucket: number; count: number }[],
  requests: number,
  tokens: number,
): Percentiles | null {
  const found = percentilesOf(histogram);
  if (!found || !(requests > 0) || Number.isNaN(tokens)) return found;
  // the sums are exact, buckets are not
  return found.count === requests ? { ...found, mean: tokens / requests } : found;
}

function perMonthOf(
  { total, width }: Grouped,
  hours: number,
  { sampleRate, extrapolate }: Taking,
): Figures["per_month"] {
  const span = Math.max(hours, width / hourMs);
  const isShort = span < fewestHours;
  if (isShort && !extrapolate) return null;
  const monthly = (amount: number) => ((amount / sampleRate) * hoursOfAMonth) / span;
  const isCounted = total.uncounted_tokens === 0 && total.requests > 0;
  const isCosted = total.with_tokens > 0 ? total.with_cost >= 0.95 * total.with_tokens : total.cost_nano_usd > 0;
  const tokens = total.input_tokens + total.output_tokens;
  return {
    requests: isCounted ? monthly(total.requests) : null,
    tokens: tokens > 0 ? monthly(tokens) : null,
    usd: isCosted ? monthly(total.cost_nano_usd / 1e9) : null,
    extrapolated: isShort,
  };
}

function stabilityFor({ hourly }: Grouped): Figures["stability"] {
  const found = hourly && stabilityOf(hourly);
  if (!found) return null;
  const { stability, loadFactor, repeatability, lag, hours, lowConfidence } = found;
  return {
    stability,
    load_factor: loadFactor,
    repeatability,
    lag_hours: lag,
    band: stabilityBandOf(stability),
    hours,
    low_confidence: lowConfidence,
  };
}

const peakFor = (peak: Peak | null, span: number): Figures["peak_hour"] =>
  peak && { peak_to_mean: peak.peakToMean, at: iso(peak.at * span), peak: peak.peak, mean: peak.mean, unit: peak.unit };

const minutePeakFor = (minutes: Grouped["minutes"], { unit }: Load): Figures["peak_minute"] =>
  peakFor(minutePeak(minutes, unit), minuteMs);

function growthFor({ hourly, to }: Grouped): Figures["growth"] {
  // the hour in which the log ends may be cut off, which whole days leave out
  const found = hourly && to - hourly.start * hourMs >= 14 * dayMs ? growthOf(hourly) : null;
  if (!found) return null;
  const { perMonth, interval, trend, weeks } = found;
  return { per_month: perMonth, low: interval?.low ?? null, high: interval?.high ?? null, trend, weeks };
}

function failuresFor({ hourly }: Grouped): Pick<Figures, "errors" | "rate_limits"> {
  const found = hourly && failuresOf(hourly);
  if (!found) return { errors: null, rate_limits: null };
  const { load } = found.rateLimited;
  return {
    errors: kindFor(found.errors),
    rate_limits: {
      ...kindFor(found.rateLimited),
      load: load && {
        busiest: load.busiest,
        others: load.others,
        from: load.from,
        comes_with_load: load.comesWithLoad,
      },
    },
  };
}

function kindFor({ rate, windows, worstHour }: FailuresOfKind): Failures {
  return {
    rate,
    windows: windows.map(({ from, to, failures, of, share }) => ({
      from: iso(from * hourMs),
      to: iso(to * hourMs),
      failures,
      of,
      share,
    })),
    worst_hour: worstHour && {
      hour: worstHour.hourOfDay,
      failures: worstHour.failures,
      of: worstHour.of,
      recurring: worstHour.recurring,
    },
  };
}
