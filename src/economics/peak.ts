import type { CostAssumptions } from "../costs/assumptions.js";
import type { Range } from "../quantities/range.js";

/** Peak over mean as stated; else what the published range of utilisation implies for a fleet planned to its peak. */
export function peakOf(
  { peakToMean }: { peakToMean?: number | undefined },
  { utilisation, plan_to: planTo }: CostAssumptions,
): Range {
  if (peakToMean !== undefined) return { low: peakToMean, expected: peakToMean, high: peakToMean };
  const peak = (busy: number): number => Math.max(1, planTo.expected / busy);
  return { low: peak(utilisation.high), expected: peak(utilisation.expected), high: peak(utilisation.low) };
}
