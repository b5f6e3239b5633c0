import type { WorkloadEvidence } from "../assessment/evidence-schema.js";
import { growthOf } from "../evidence/growth.js";
import { loadOf } from "../evidence/load.js";
import { dayMs, hourMs, minuteMs } from "../evidence/parts.js";
import { activeHoursPerWeek, hourlyPeak, minutePeak, type Peak } from "../evidence/peaks.js";
import { stabilityOf } from "../evidence/stability.js";
import { stabilityBandOf } from "../facts/stability-bands.js";
import type { Grouped } from "./grouped.js";
import { iso } from "./taking.js";
import type { Span } from "./watched.js";

type Shape = Pick<
  WorkloadEvidence,
  "series" | "stability" | "peak_hour" | "peak_minute" | "active_hours_per_week" | "growth"
>;

/** How steady, how peaked and how growing a workload is in its longest stretch; all null where the log has no hours. */
export function shapeOf(grouped: Grouped): Shape {
  const { hourly, minutes, stretch, width } = grouped;
  const load = hourly && loadOf(hourly);
  return {
    series: load && { from: iso(load.start * hourMs), unit: load.unit, values: [...load.values] },
    stability: stabilityFor(grouped),
    peak_hour: hourly && peakFor(hourlyPeak(hourly), hourMs),
    peak_minute: width <= hourMs && load ? peakFor(minutePeak(minutes, minutesOf(stretch), load.unit), minuteMs) : null,
    active_hours_per_week: hourly && activeHoursPerWeek(hourly),
    growth: growthFor(grouped),
  };
}

/** How many minutes a span reaches into. */
const minutesOf = ({ from, to }: Span): number => Math.max(1, Math.ceil(to / minuteMs) - Math.floor(from / minuteMs));

function stabilityFor({ hourly }: Grouped): WorkloadEvidence["stability"] {
  const found = hourly && stabilityOf(hourly);
  if (!found) return null;
  const { stability, loadFactor, repeatability, lag, hours, lowConfidence } = found;
  return {
    stability,
    load_factor: loadFactor,
    repeatability,
    lag_hours: lag,
    band: stabilityBandOf(stability),
    hours,
    low_confidence: lowConfidence,
  };
}

const peakFor = (peak: Peak | null, span: number): WorkloadEvidence["peak_hour"] =>
  peak && { peak_to_mean: peak.peakToMean, at: iso(peak.at * span), peak: peak.peak, mean: peak.mean, unit: peak.unit };

function growthFor({ hourly, stretch }: Grouped): WorkloadEvidence["growth"] {
  // the hour in which the log ends may be cut off, which whole days leave out
  const found = hourly && stretch.to - hourly.start * hourMs >= 14 * dayMs ? growthOf(hourly) : null;
  if (!found) return null;
  const { perMonth, interval, trend, weeks } = found;
  return { per_month: perMonth, low: interval?.low ?? null, high: interval?.high ?? null, trend, weeks };
}
