import type { OptionId, WorkloadAssessment } from "../assessment/schema.js";
import { times } from "../text/figures.js";
import { listed } from "../text/listed.js";

/** Self-hosting beside the managed bill, in one sentence, and what is missing where that cannot be told. */

/** The number at three significant digits that is not above it: "at least" must not round up. */
const down = (value: number): number => {
  const step = 10 ** (Math.floor(Math.log10(value)) - 2);
  return value > 0 ? Math.floor(value / step + 1e-9) * step : 0;
};

/**
 * The all-in cost of self-hosting as a multiple of the managed bill, or what is missing to tell it. Null where there is
 * nothing that it could be a multiple of.
 */
export function ratioSentence(workload: WorkloadAssessment): string | null {
  const { self_hosted_to_managed: ratio } = workload.economics;
  if (!ratio) return null;
  // at least nothing is no answer
  if (ratio.high === null && ratio.low === 0) {
    const missing = missingCosts(workload);
    return missing.length === 0 ? null : `Self-hosting beside the managed bill: not known without ${listed(missing)}.`;
  }
  const text = ratio.high === null ? `at least ${times(down(ratio.low))}` : times({ low: ratio.low, high: ratio.high });
  return `Self-hosting with people: ${text} the managed bill.`;
}

/** Why the difference to today is not known. */
export function noDifferenceSentence(workload: WorkloadAssessment): string {
  const missing = missingCosts(workload);
  if (missing.length === 0) return "The difference is not known.";
  return `The difference is not known without ${listed(missing)}.`;
}

/** The costs that are not known of the two sides, and what tells them. Of people there is always an assumption. */
function missingCosts({ options, facts, current_mode: mode }: WorkloadAssessment): string[] {
  const isPriced = (...ids: readonly OptionId[]) =>
    options.some(({ id, usd_per_month: cost }) => ids.includes(id) && cost !== null);
  const runs = mode === "self_hosted" || mode === "hybrid";
  // a bill of nothing prices no option, and is known all the same
  const billed = !runs && facts.some(({ name }) => name === "current.usd_per_month");
  return [
    ...(billed || isPriced(runs ? "open_weights_hosted" : "managed_as_is")
      ? []
      : [
          runs
            ? "a price for the same weights at a host"
            : "the managed bill (current.usd_per_month, or model, provider and traffic to price it)",
        ]),
    ...(isPriced("self_hosted", "hybrid")
      ? []
      : ["the cost of the infrastructure (candidate.usd_per_month, or candidate.model and traffic to size it)"]),
  ];
}
