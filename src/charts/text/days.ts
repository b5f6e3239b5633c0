import { cut } from "../label.js";
import { compact } from "../number.js";
import type { Glyphs, Page } from "./page.js";

const hours = 24;
const dayMs = 86_400_000;

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;

export interface Days {
  /** Epoch hour of the first value, UTC. */
  start: number;
  /** By the hour, none below 0. */
  values: readonly number[];
}

const labelColumns = "2025-11-03 Mon ".length;
const sumColumns = " about 0".length;

/**
 * A line for each of the last days, UTC: its hours as small bars and their sum. A bar is full at the 99th percentile of all
 * hours, so that one hour of backfill leaves the others readable. Hours outside the series are blank, and days that lie in it
 * only in part have the sum of that part. A line takes 47 columns at least and 71 at most.
 *
 * @param most days, the last ones
 * @returns nothing for no values
 */
export function daysText({ start, values }: Days, most: number, { width, glyphs, ellipsis }: Page): string[] {
  if (values.length === 0) return [];
  const past = Math.ceil((start + values.length) / hours);
  const first = Math.max(Math.floor(start / hours), past - most);
  const full = fullOf(values);
  const columns = width - labelColumns - sumColumns >= 2 * hours ? 2 : 1;
  const line = (day: number): string => {
    const at = day * hours - start;
    const own = Array.from({ length: hours }, (_, hour) => values[at + hour]);
    const bars = own.map((value) => glyphOf(value, full, glyphs).repeat(columns)).join("");
    const sum = own.reduce<number>((total, value) => total + (value ?? 0), 0);
    return cut(`${labelOf(day)} ${bars} ${compact(sum)}`, width, ellipsis);
  };
  const marks = [0, 6, 12, 18].map((hour) =>
    String(hour)
      .padStart(2, "0")
      .padEnd(6 * columns),
  );
  return [
    `${" ".repeat(labelColumns)}${marks.join("").trimEnd()}`,
    ...Array.from({ length: past - first }, (_, i) => line(first + i)),
  ];
}

/** The hour of the 99th percentile by nearest rank; where that is none, the busiest. */
function fullOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(0.99 * sorted.length) - 1] || (sorted.at(-1) ?? 0);
}

function glyphOf(value: number | undefined, full: number, { steps, none }: Glyphs): string {
  if (value === undefined) return " ";
  if (!(value > 0)) return none;
  return steps[Math.min(steps.length, Math.ceil((value / full) * steps.length)) - 1] ?? none;
}

function labelOf(day: number): string {
  const date = new Date(day * dayMs);
  return `${date.toISOString().slice(0, 10)} ${weekdays[date.getUTCDay()] ?? ""}`;
}
