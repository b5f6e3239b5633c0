import { dayMs } from "../../evidence/parts.js";
import { type WallClock, wallClock } from "../../logs/reports/wall-clock.js";
import { UsageError } from "../failure.js";

/** The time that the logs are read for, in epoch milliseconds. */
export interface Window {
  since?: number;
  until?: number;
  /** What is later than this cannot be. */
  latest: number;
}

/**
 * @param asOf the day of the run: a clock ran ahead in what is two days later
 * @throws UsageError where a time or zone is none
 */
export function windowOf(flags: { since?: string; until?: string; timezone: string }, asOf: string): Window {
  const clock = wallClock(flags.timezone);
  if (clock === undefined) {
    throw new UsageError(`there is no time zone ${flags.timezone}: name one as Europe/Berlin, UTC or +02:00`);
  }
  const since = flags.since === undefined ? undefined : instant("--since", flags.since, clock);
  const until = flags.until === undefined ? undefined : instant("--until", flags.until, clock);
  if (since !== undefined && until !== undefined && since >= until) {
    throw new UsageError("--until is not after --since: nothing lies between them");
  }
  return {
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    latest: Date.parse(asOf) + 2 * dayMs,
  };
}

const written = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?))?(Z|[+-]\d\d:\d\d)?$/;

function instant(flag: string, text: string, clock: WallClock): number {
  const [, day, time = "00:00", offset] = written.exec(text.trim()) ?? [];
  const local = Date.parse(`${day}T${time}Z`);
  // 31 November is taken for 1 December
  if (day === undefined || Number.isNaN(local) || new Date(local).toISOString().slice(0, 10) !== day) {
    throw new UsageError(`${flag} takes a day or a time, e.g. 2026-11-01 or 2026-11-01T08:00: ${text} is neither`);
  }
  return offset === undefined ? (clock(local)[0] ?? local) : Date.parse(`${day}T${time}${offset}`);
}
