import { costEnds } from "./certainty.js";
import type { CostModel, Uncertainty } from "./option.js";
import { type Quantiles, quantilesOf } from "./quantiles.js";
import { type Sample, sampled } from "./sample.js";

/** An option's cost under uncertainty, USD a month. */
export interface OptionCost {
  id: string;
  usdPerMonth: Quantiles;
  /** Ends that no value within the ranges passes. */
  ends: { low: number; high: number };
  /** Share of the sampled points at which it is the cheapest of the feasible options; absent where it is not feasible. */
  cheapest?: number;
}

export interface Candidate {
  model: CostModel;
  feasible: boolean;
}

/**
 * All options compared at the same points.
 *
 * @throws RangeError with the factor's name where a range is none, or a model's id where its cost is none
 */
export function compareOptions(
  candidates: readonly Candidate[],
  uncertainty: Uncertainty,
): { sample: Sample; options: OptionCost[] } {
  const sample = sampled(
    candidates.map(({ model }) => model),
    uncertainty,
  );
  const shares = cheapestShares(
    sample,
    candidates.map(({ feasible }) => feasible),
  );
  const options = candidates.map(({ model, feasible }, i): OptionCost => {
    const cheapest = shares[i];
    return {
      id: model.id,
      usdPerMonth: quantilesOf(column(sample, i)),
      ends: costEnds(model, uncertainty),
      ...(feasible && cheapest !== undefined ? { cheapest } : {}),
    };
  });
  return { sample, options };
}

/** Share of points at which each option is the cheapest feasible one; equals share a point. Zero for the others. */
export function cheapestShares(sample: Sample, feasible: readonly boolean[]): number[] {
  const among = sample.totals.filter((_, i) => feasible[i]);
  const places = sample.totals.flatMap((_, i) => (feasible[i] ? [i] : []));
  const shares = new Array<number>(sample.totals.length).fill(0);
  const size = among[0]?.length ?? 0;
  for (let i = 0; i < size; i++) {
    let least = Number.POSITIVE_INFINITY;
    let equals = 0;
    for (const totals of among) {
      const total = totals[i] ?? Number.NaN;
      if (total < least) {
        least = total;
        equals = 1;
      } else if (total === least) equals++;
    }
    for (let k = 0; k < among.length; k++) {
      const at = places[k];
      if (at !== undefined && among[k]?.[i] === least) shares[at] = (shares[at] ?? 0) + 1 / equals / size;
    }
  }
  return shares;
}

/** The cheapest of some options at each point, as one column more: what somebody pays who takes the better one. */
export function withCheapest(sample: Sample, options: readonly number[]): Sample {
  const least = column(sample, options[0] ?? 0).slice();
  for (const option of options.slice(1)) {
    const totals = column(sample, option);
    for (let i = 0; i < least.length; i++) least[i] = Math.min(least[i] ?? Number.NaN, totals[i] ?? Number.NaN);
  }
  return { ids: [...sample.ids, "cheapest"], totals: [...sample.totals, least] };
}

/**
 * Share of points at which the first option costs less than the second; equals count half.
 *
 * @throws RangeError where the sample has no such option
 */
export function cheaperShare(sample: Sample, first: number, second: number): number {
  const a = column(sample, first);
  const b = column(sample, second);
  let halves = 0;
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] ?? Number.NaN) - (b[i] ?? Number.NaN);
    if (difference < 0) halves += 2;
    else if (difference === 0) halves++;
  }
  return halves / 2 / a.length;
}

/**
 * Quantiles of the first option's cost over the second's.
 *
 * @throws RangeError where the sample has no such option, or the second costs nothing at some point
 */
export function ratioQuantiles(sample: Sample, first: number, second: number): Quantiles {
  const b = column(sample, second);
  return quantilesOf(
    column(sample, first).map((total, i) => {
      const base = b[i] ?? 0;
      if (!(base > 0)) throw new RangeError(`nothing can be compared with a cost of ${base}`);
      return total / base;
    }),
  );
}

/**
 * Quantiles of what the first option costs more than the second; below zero it costs less.
 *
 * @throws RangeError where the sample has no such option
 */
export function differenceQuantiles(sample: Sample, first: number, second: number): Quantiles {
  const b = column(sample, second);
  return quantilesOf(column(sample, first).map((total, i) => total - (b[i] ?? Number.NaN)));
}

function column(sample: Sample, index: number): Float64Array {
  const totals = sample.totals[index];
  if (!totals) throw new RangeError(`there is no option ${index} in the sample`);
  return totals;
}
