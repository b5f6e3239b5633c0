import { InvalidArgumentError } from "commander";
import { isAsOf } from "../../assess/as-of.js";

export const formats = ["terminal", "markdown", "json"] as const;

export interface MeasureFlags {
  from?: string;
  by?: string;
  since?: number;
  until?: number;
  timezone: string;
  sampleRate: number;
  extrapolate?: boolean;
  maxBad: number;
  maxWorkloads: number;
  serviceLevel: number;
  coldStart: number;
  out?: string;
  replaceDeclared?: boolean;
  report?: string;
  format?: (typeof formats)[number];
  table?: string;
  timeout: number;
  asOf?: string;
  data?: string;
  prices?: string;
  color: boolean;
  quiet?: boolean;
}

/** A share as `10%` or `0.1`, within bounds. */
export const share =
  (least: number, most: number) =>
  (text: string): number => {
    const match = /^(\d+(?:\.\d+)?)(%?)$/.exec(text.trim());
    const value = match ? Number(match[1]) / (match[2] === "%" ? 100 : 1) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Give a share from ${least * 100} % to ${most * 100} %, e.g. ${most * 50}%.`);
  };

/** A whole number within bounds. */
export const whole =
  (least: number, most: number) =>
  (text: string): number => {
    const value = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
  };

/** A time as `90s`, `5min` or seconds; in seconds. */
export function seconds(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*(s|min|h)?$/.exec(text.trim());
  const value = match
    ? Number(match[1]) * { s: 1, min: 60, h: 3600 }[(match[2] ?? "s") as "s" | "min" | "h"]
    : Number.NaN;
  if (value >= 0 && value <= 86_400) return value;
  throw new InvalidArgumentError("Give a time of at most a day, e.g. 90s or 5min.");
}

/** A day, or a time with its offset (UTC without one), as epoch milliseconds. */
export function instant(text: string): number {
  const plain = text.trim();
  const withZone = /^\d{4}-\d\d-\d\d$/.test(plain) || /(?:Z|[+-]\d\d:?\d\d)$/i.test(plain) ? plain : `${plain}Z`;
  const value = Date.parse(withZone.replace(" ", "T"));
  if (isAsOf(plain.slice(0, 10)) && !Number.isNaN(value)) return value;
  throw new InvalidArgumentError("Give a day or a time, e.g. 2026-11-01 or 2026-11-01T06:00Z.");
}

/** An IANA time zone that this machine knows. */
export function timezone(text: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone === undefined ? "UTC" : text;
  } catch {
    throw new InvalidArgumentError("Give a time zone by its name, e.g. UTC or Europe/Berlin.");
  }
}
