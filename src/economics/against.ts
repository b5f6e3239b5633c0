import type { CostModel, Uncertainty } from "../costs/option.js";
import type { Quantiles } from "../costs/quantiles.js";
import { type Sample, sampled } from "../costs/sample.js";
import { ratioQuantiles, withCheapest } from "../costs/uncertainty.js";
import type { ManagedWay } from "./managed-way.js";
import { remembered } from "./remember.js";
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
  return self && best && today && sides({ today, best, uncertainty }, self.model);
}

/** The verdict rests on it and the report tells of it: sampled once for both. */
const sides = remembered(({ today, best, uncertainty }: Managed, self: CostModel): Against | undefined => {
  const better = managedModel(best);
  const asIs = managedModel(today);
  if (!better || !asIs) return undefined;
  if (best.id === today.id) return { sample: sampled([self, better], uncertainty), managed: 1 };
  return { sample: withCheapest(sampled([self, better, asIs], uncertainty), [1, 2]), managed: 3 };
});

interface Managed {
  today: ManagedWay;
  best: ManagedWay;
  uncertainty: Uncertainty;
}

const ratios = new WeakMap<Against, Quantiles>();

/** The central nine tenths of what self-hosting costs over what the managed side costs, told once for each sample. */
export function ratioOf(against: Against): Quantiles {
  const ratio = ratios.get(against) ?? ratioQuantiles(against.sample, 0, against.managed);
  ratios.set(against, ratio);
  return ratio;
}
