import { pointAt } from "../costs/factors.js";
import type { CostModel, Uncertainty } from "../costs/option.js";

/** A fleet at one throughput and peak, with where its next step lies. */
interface Standing {
  /** Mean load in replicas at full load. */
  load: number;
  replicas: number;
  spare: number;
  /** Replicas that the peak asks for, before whole ones are counted. */
  needed: number;
}

/**
 * Ends of the busy share over all throughputs and peaks within their ranges. With L the mean load in replicas, it is
 * L ÷ (whole replicas for peak × L ÷ plan, and the spare): it rises with L up to each step and drops there, so the ends
 * lie at the ends of the range or at the step next to them. Undefined where a model has no replicas.
 */
export function utilisationEnds(
  model: CostModel,
  { throughput, peak_to_mean: peak }: Uncertainty,
): { low: number; high: number } | undefined {
  const least = standing(model, throughput.high, peak.high);
  const most = standing(model, throughput.low, peak.low);
  if (!least || !most) return undefined;
  // just past the first step above the least load, and just on the last step below the greatest
  const pastStep = (least.load * least.replicas) / least.needed;
  const onStep = Math.floor(most.needed);
  const atStep = (most.load * onStep) / most.needed;
  const low = [share(least.load, least.replicas, least.spare)];
  const high = [share(most.load, most.replicas, most.spare)];
  if (pastStep < most.load) low.push(share(pastStep, least.replicas + 1, least.spare));
  if (onStep >= 1 && atStep >= least.load) high.push(share(atStep, onStep, most.spare));
  const lowest = Math.min(...low);
  return { low: lowest, high: Math.min(1, Math.max(lowest, ...high)) };
}

const share = (load: number, replicas: number, spare: number): number => load / (replicas + spare);

function standing(model: CostModel, throughput: number, peak: number): Standing | undefined {
  const point = pointAt({ throughput, peak_to_mean: peak });
  const fleet = model.fleet?.(point);
  const [step] = model.breaks(point).every;
  if (!fleet || step === undefined) return undefined;
  const { replicas, spareReplicas: spare, utilisation } = fleet;
  return { load: utilisation * (replicas + spare), replicas, spare, needed: 1 / step };
}
