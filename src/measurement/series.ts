import type { Hourly, Minutes } from "../evidence/hourly.js";
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

/** Minutes of several sources as one series, each once. */
export function minutesOf(parts: readonly { minute: number; requests: number; tokens: number }[]): Minutes {
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

/** The minutes that lie in a span. */
export function minutesWithin({ minute, requests, tokens }: Minutes, { from, to }: Span): Minutes {
  const isIn = (_: number, place: number): boolean => {
    const at = (minute[place] ?? 0) * minuteMs;
    return at + minuteMs > from && at < to;
  };
  return { minute: minute.filter(isIn), requests: requests.filter(isIn), tokens: tokens.filter(isIn) };
}
