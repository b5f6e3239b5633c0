import { dayMs } from "../evidence/parts.js";
import { type WallClock, wallClock } from "../logs/reports/wall-clock.js";
import { UsageError } from "./failure.js";

/** The time that the logs are read for, in epoch milliseconds. */
export interface Window {
  since?: number;
  until?: number;
  /** What is later than this cannot be. */
  latest: number;
}

/** The IANA name of a time zone, as every engine spells it. @throws UsageError where there is none */
export function zoneOf(text: string): string {
  try {
    // engines know zones by their names alone
    if (/^[A-Za-z]/.test(text)) return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    // told below
  }
  throw new UsageError(`there is no time zone ${text}: name one as Europe/Berlin or UTC`);
}

/**
 * @param asOf the day of the run: a clock ran ahead in what is two days later
 * @throws UsageError where a time is none
 */
export function windowOf(flags: { since?: string; until?: string }, zone: string, asOf: string): Window {
  const clock = wallClock(zone);
  if (clock === undefined) throw new UsageError(`there is no time zone ${zone}: name one as Europe/Berlin or UTC`);
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
  const isDay = !Number.isNaN(local) && new Date(local).toISOString().slice(0, 10) === day;
  const value = isDay ? at(offset) : Number.NaN;
  if (!Number.isNaN(value)) return value;
  throw new UsageError(`${flag} takes a day or a time, e.g. 2026-11-01 or 2026-11-01T08:00: ${text} is neither`);

  function at(zone: string | undefined): number {
    return zone === undefined ? (clock(local)[0] ?? local) : Date.parse(`${day}T${time}${zone}`);
  }
}
