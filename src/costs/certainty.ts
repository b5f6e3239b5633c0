import { checkedFactor, place } from "./factors.js";
import { type CostModel, type Factors, factors, type Uncertainty } from "./option.js";
import { rangesOf } from "./sample.js";
import { stretches } from "./steps.js";

/** Whether one option costs less than another at every point within the ranges, more at every point, or it depends. */
export type Certainty = "cheaper" | "dearer" | "open";

/**
 * Ends that no point within the ranges passes: cost falls with throughput at most, and rises with every other factor at
 * most, so two corners are the extremes.
 *
 * @throws RangeError with the factor's name where a range is none
 */
export function costEnds(model: CostModel, uncertainty: Uncertainty): { low: number; high: number } {
  return { low: model.total(corner(model, uncertainty, "low")), high: model.total(corner(model, uncertainty, "high")) };
}

/** The point within the ranges at which the option costs least or most. */
export function corner(model: CostModel, uncertainty: Uncertainty, end: "low" | "high"): Factors {
  const ranges = rangesOf(model, uncertainty);
  const point = new Float64Array(factors.length);
  for (const factor of factors) {
    const { low, high } = checkedFactor(ranges[factor], factor);
    point[place[factor]] = (end === "low") === (factor === "throughput") ? high : low;
  }
  return point;
}

/**
 * What the ranges prove of the first option against the second. The volume and the team are the same for both; prices,
 * throughput and peaks are taken at each option's own best and worst, which is exact where only one option depends on
 * them (managed against self-hosted) and cautious where both do. A wider range never proves more.
 *
 * @throws RangeError with the factor's name where a range is none
 */
export function certainlyCheaper(first: CostModel, second: CostModel, uncertainty: Uncertainty): Certainty {
  if (alwaysBelow(first, second, uncertainty)) return "cheaper";
  return alwaysBelow(second, first, uncertainty) ? "dearer" : "open";
}

function alwaysBelow(below: CostModel, above: CostModel, uncertainty: Uncertainty): boolean {
  const worst = corner(below, uncertainty, "high");
  const best = corner(above, uncertainty, "low");
  const { engineers, engineer_cost: cost, volume } = uncertainty;
  const differs = (at: number): boolean => totalAt(below, worst, at) < totalAt(above, best, at);
  // people cost the product of two factors, and costs are affine in that product: its ends are the extremes
  return [engineers.low * cost.low, engineers.high * cost.high].every((people) => {
    for (const point of [worst, best]) {
      point[place.engineers] = people;
      point[place.engineer_cost] = 1;
    }
    // the volume raises both costs: where the one at its end stays below the other at its start, all between is settled
    const settled = (start: number, end: number): boolean => totalAt(below, worst, end) < totalAt(above, best, start);
    const breaks = [below.breaks(worst), above.breaks(best)];
    for (const { start, end } of stretches(breaks, volume.low, volume.high, settled)) {
      // affine in between: the smallest difference lies at an end
      if (!differs(start) || !differs(end)) return false;
    }
    return true;
  });
}

function totalAt(model: CostModel, point: Factors, volume: number): number {
  point[place.volume] = volume;
  return model.total(point);
}
