import { type Sample, sampled } from "../costs/sample.js";
import { withCheapest } from "../costs/uncertainty.js";
import { managedModel, type Study } from "./study.js";

/** Self-hosting (column 0) and the cheapest managed way that is open today (column `managed`), at the same points. */
export interface Against {
  sample: Sample;
  managed: number;
}

/**
 * Both sides sampled. A managed way whose price is a range may turn out dearer than today's bill; then today's is kept, so
 * what counts is the cheaper of the two at each point. Undefined where a side has no cost.
 */
export function againstManaged({ best, ways, own, uncertainty }: Study): Against | undefined {
  const [self] = own;
  const [today] = ways;
  const better = best && managedModel(best);
  const asIs = today && managedModel(today);
  if (!self || !better || !asIs) return undefined;
  const sample = sampled([self.model, better, asIs], uncertainty);
  return { sample: withCheapest(sample, [1, 2]), managed: 3 };
}
