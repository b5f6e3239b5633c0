import type { Hourly } from "../evidence/hourly.js";
import type { Minutes } from "../evidence/minutes.js";
import { hourMs, minuteMs, type TrafficPart } from "../evidence/parts.js";
import type { Span } from "./watched.js";

/** Parts no wider than an hour by the hour of a span; those that begin outside it are left out. */
export function hourlyOf(traffic: readonly Readonly<TrafficPart>[], { from, to }: Span): Hourly {
  const first = Math.floor(from / hourMs);
  const past = Math.ceil(to / hourMs);
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
    if (place < 0 || place >= series.requests.length) continue;
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

/** The minutes that lie in a span. */
export function minutesWithin({ minute, requests, tokens }: Minutes, { from, to }: Span): Minutes {
  const isIn = (_: number, place: number): boolean => {
    const at = (minute[place] ?? 0) * minuteMs;
    return at + minuteMs > from && at < to;
  };
  return { minute: minute.filter(isIn), requests: requests.filter(isIn), tokens: tokens.filter(isIn) };
}
