import type { CostAssumptions } from "../costs/assumptions.js";
import { hoursOfAWeek } from "../quantities/quantity.js";
import { certain, type Range } from "../quantities/range.js";

/** What a file says of when requests come. */
interface Traffic {
  peakToMean?: number | undefined;
  /** Hours of a week in which requests come at all. */
  activeHoursPerWeek?: number | undefined;
}

/**
 * Peak over mean as stated; else what the published range of utilisation implies for a fleet planned to its peak. Where all
 * requests come in some hours of the week, it is the mean of these hours over that of the week at least: a lower figure
 * that is stated beside them contradicts them, and the larger one counts.
 */
export function peakOf(
  { peakToMean, activeHoursPerWeek = hoursOfAWeek }: Traffic,
  { utilisation, plan_to: planTo }: CostAssumptions,
): Range {
  const least = hoursOfAWeek / activeHoursPerWeek;
  if (peakToMean !== undefined) return certain(Math.max(least, peakToMean));
  const peak = (busy: number): number => Math.max(least, planTo.expected / busy);
  return { low: peak(utilisation.high), expected: peak(utilisation.expected), high: peak(utilisation.low) };
}
