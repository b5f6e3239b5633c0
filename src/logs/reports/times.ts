import { dayMs } from "../../evidence/parts.js";

/** Outside of these a time is a slip: no report of a language model is older. */
const [earliest, latest] = [Date.UTC(2015, 0), Date.UTC(2100, 0)];

/** Epoch milliseconds, where they lie between the years 2015 and 2100. */
export const plausible = (ms: number): number | undefined =>
  Number.isSafeInteger(ms) && ms >= earliest && ms < latest ? ms : undefined;

const written = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?$/i;

/** Epoch milliseconds of a time in RFC 3339, or one without a zone, which is UTC. */
export function instant(value: unknown): number | undefined {
  const parts = typeof value === "string" ? written.exec(value.trim()) : null;
  if (!parts) return undefined;
  const [, day, time = "00:00", fraction = "", zone = "Z"] = parts;
  const offset = /^z$/i.test(zone) ? "Z" : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  return plausible(Date.parse(`${day}T${time}${time.length > 5 ? fraction.slice(0, 4) : ""}${offset}`));
}

/** Epoch milliseconds of epoch seconds. */
export const epochSeconds = (value: unknown): number | undefined =>
  typeof value === "number" ? plausible(Math.round(value * 1000)) : undefined;

export interface Span {
  start: number;
  width: number;
}

/** The span between two times; undefined where either is not known or they are not in order. */
export function span(start: number | undefined, end: number | undefined): Span | undefined {
  return start !== undefined && end !== undefined && end > start ? { start, width: end - start } : undefined;
}

/** The UTC day of a date. */
export function day(date: unknown): Span | undefined {
  const start = instant(date);
  return start === undefined ? undefined : { start: start - (start % dayMs), width: dayMs };
}
