import { type Criteria, usualCriteria } from "../../comparison/comparison.js";
import { UsageError } from "../failure.js";
import type { CompareFlags } from "./flags.js";
import type { StatedNumber } from "./workload-facts.js";

/**
 * What the pilot has to show: the flags, for latency else the target of the workload's file, else what is usual.
 *
 * @param asksForCost whether cost is known, or was asked for by a flag
 * @throws UsageError where two flags do not go together
 */
export function criteriaOf(flags: CompareFlags, stated: StatedNumber, asksForCost: boolean): Criteria {
  refuseTwoLatencies(flags);
  const { quality, latency, errors, cost } = usualCriteria;
  const asks = (word: CompareFlags["skip"][number]): boolean => !flags.skip.includes(word);
  const target =
    flags.latencyTarget ?? (flags.latencyRatio === undefined ? (stated("latency.target_p95") ?? null) : null);
  return {
    ...usualCriteria,
    alpha: flags.alpha ?? usualCriteria.alpha,
    quality:
      asks("quality") && quality
        ? {
            margin: flags.qualityMargin ?? quality.margin,
            slice_margin: flags.sliceMargin ?? Math.max(quality.slice_margin, flags.qualityMargin ?? 0),
          }
        : null,
    latency: asks("latency") && latency ? { target_p95_ms: target, times: flags.latencyRatio ?? latency.times } : null,
    errors:
      asks("errors") && errors
        ? {
            margin: flags.errorMargin ?? errors.margin,
            slice_margin: flags.errorSliceMargin ?? Math.max(errors.slice_margin, flags.errorMargin ?? 0),
          }
        : null,
    cost: asks("cost") && asksForCost && cost ? { times: flags.maxCostRatio ?? cost.times } : null,
  };
}

/** @throws UsageError where both flags are given, of which each leaves out the other */
export function refuseTwoLatencies({ latencyTarget, latencyRatio }: CompareFlags): void {
  if (latencyTarget === undefined || latencyRatio === undefined) return;
  throw new UsageError("--latency-target and --latency-ratio do not go together: a target stands by itself");
}
