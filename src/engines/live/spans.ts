import { dayMs, hourMs } from "../../evidence/parts.js";
import type { Span } from "../../logs/sql/time-range.js";

/** What is asked for where nothing is said: the time that a bill and a month's figures span. */
const usualDays = 30;

/**
 * The span that is asked for, in epoch milliseconds: up to the beginning of the hour of `now`, so that no hour is half, and from
 * 30 days before that.
 */
export function spanOf(asked: {
  since?: number | undefined;
  until?: number | undefined;
  now?: number | undefined;
  latest: number;
}): Span {
  const until = asked.until ?? Math.floor((asked.now ?? asked.latest) / hourMs) * hourMs;
  return { since: asked.since ?? until - usualDays * dayMs, until };
}

/** The days of a span, UTC, the first and last as long as the span reaches into them. */
export function daysOf({ since, until }: Span): Span[] {
  const days: Span[] = [];
  for (let at = since; at < until; ) {
    const end = Math.min(until, (Math.floor(at / dayMs) + 1) * dayMs);
    days.push({ since: at, until: end });
    at = end;
  }
  return days;
}

/** Both halves of a span, which meet at a whole hour; undefined for one that has none inside. */
export function halvesOf({ since, until }: Span): [Span, Span] | undefined {
  const middle = Math.round((since + until) / 2 / hourMs) * hourMs;
  if (middle <= since || middle >= until) return undefined;
  return [
    { since, until: middle },
    { since: middle, until },
  ];
}

export const hoursOf = ({ since, until }: Span): number => (until - since) / hourMs;
