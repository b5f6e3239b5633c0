import { InvalidArgumentError } from "commander";

export const formats = ["terminal", "markdown", "json"] as const;

export interface MeasureFlags {
  from?: string;
  by?: string;
  since?: string;
  until?: string;
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
  timeout?: number;
  asOf?: string;
  data?: string;
  prices?: string;
  color: boolean;
  quiet?: boolean;
}

/** A whole number within bounds. */
export const whole =
  (least: number, most: number) =>
  (text: string): number => {
    const value = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
  };

/** A time above zero, as `seconds` takes it. */
export function someSeconds(text: string): number {
  const value = seconds(text);
  if (value > 0) return value;
  throw new InvalidArgumentError("Give a time above 0, e.g. 90s or 5min.");
}

/** A time as `90s`, `5min` or seconds; in seconds. */
export function seconds(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*(s|min|h)?$/.exec(text.trim());
  const value = match
    ? Number(match[1]) * { s: 1, min: 60, h: 3600 }[(match[2] ?? "s") as "s" | "min" | "h"]
    : Number.NaN;
  if (value >= 0 && value <= 86_400) return value;
  throw new InvalidArgumentError("Give a time of at most a day, e.g. 90s or 5min.");
}
