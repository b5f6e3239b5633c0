import { hourMs, minuteMs } from "../../evidence/parts.js";

/** Epoch milliseconds at which clocks show a local time, earliest first: two where they are put back, and none are left out. */
export type WallClock = (local: number) => readonly number[];

/**
 * The clocks of a time zone.
 *
 * @param zone an IANA name, `UTC`, or an offset such as `+02:00`
 * @returns from a local time, written as the epoch milliseconds it would be in UTC; undefined where there is no such zone
 */
export function wallClock(zone: string): WallClock | undefined {
  const fixed = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (fixed) {
    const [, sign, hours, minutes] = fixed;
    const offset = (Number(hours) * hourMs + Number(minutes) * minuteMs) * (sign === "-" ? -1 : 1);
    return (local) => [local - offset];
  }
  const offsetAt = offsets(zone);
  if (offsetAt === undefined) return undefined;
  return (local) => {
    const candidates = [offsetAt(local - 24 * hourMs), offsetAt(local + 24 * hourMs)].map((offset) => local - offset);
    const shown = [...new Set(candidates)].filter((utc) => utc + offsetAt(utc) === local).sort((a, b) => a - b);
    // a time that clocks skip is read as before they were put forward
    return shown.length > 0 ? shown : candidates.slice(0, 1);
  };
}

/** How far the clocks of a zone are ahead of UTC at a time; the same within a quarter of an hour. */
function offsets(zone: string): ((utc: number) => number) | undefined {
  let format: Intl.DateTimeFormat;
  try {
    const digits = "2-digit";
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: digits,
      day: digits,
      hour: digits,
      minute: digits,
      second: digits,
    });
  } catch {
    return undefined;
  }
  const known = new Map<number, number>();
  return (utc) => {
    const quarter = Math.floor(utc / (15 * minuteMs));
    const cached = known.get(quarter);
    if (cached !== undefined) return cached;
    const at = quarter * 15 * minuteMs;
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const of = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    const local = Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
    known.set(quarter, local - at);
    return local - at;
  };
}
