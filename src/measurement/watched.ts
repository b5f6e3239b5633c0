import type { SourceAccount } from "../evidence/account.js";
import { dayMs, hourMs, type TrafficPart } from "../evidence/parts.js";

/** Epoch milliseconds, the end not included. */
export interface Span {
  from: number;
  to: number;
}

/** How far apart two sources may be to be one log: files are cut by the day, and a night may have no requests. */
const bridged = dayMs;

/** The stretches of time that some source covers, from its first to its last row, in order; those up to a day apart are one. */
export function coverOf(accounts: readonly Pick<SourceAccount, "from" | "to">[]): Span[] {
  const spans = accounts.flatMap(({ from, to }) => (from === null || to === null ? [] : [{ from, to }]));
  const stretches: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = stretches.at(-1);
    if (last && span.from - last.to <= bridged) last.to = Math.max(last.to, span.to);
    else stretches.push({ ...span });
  }
  return stretches;
}

/**
 * When a workload was watched: the stretches in which it has requests, the first one from its first request on, the last one
 * to the end of the stretch. Stretches without any are those of other workloads' sources, of which nobody knows whether they
 * would tell of this one. Parts do not tell their source: where sources overlap they count as one log of all workloads.
 *
 * @param own from the first to the last request
 */
export function watchedOf(
  traffic: readonly Pick<TrafficPart, "start" | "width">[],
  own: Span,
  cover: readonly Span[],
): Span[] {
  const stretches = cover.map((span) => ({ ...span, hasSome: false }));
  for (const { start, width } of traffic) {
    // an hour or a day begins before the first row in it
    const stretch = stretches.find(({ from, to }) => start <= to && start + width > from);
    // requests outside every account: then accounts say nothing of when the workload was watched
    if (stretch === undefined) return [own];
    stretch.hasSome = true;
  }
  const found = stretches.filter(({ hasSome }) => hasSome);
  return found.map(({ from, to }, i) => ({
    from: i === 0 ? own.from : from,
    to: i === found.length - 1 ? Math.max(to, own.to) : to,
  }));
}

export const hoursOf = (spans: readonly Span[]): number =>
  spans.reduce((sum, { from, to }) => sum + (to - from), 0) / hourMs;

/** Of stretches of equal length the last. */
export const longest = (spans: readonly Span[]): Span | undefined =>
  spans.toSorted((a, b) => b.to - b.from - (a.to - a.from) || b.from - a.from)[0];
