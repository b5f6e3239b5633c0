import type { Range } from "../quantities/range.js";
import { checkedFactor, place } from "./factors.js";
import { type CostModel, type Factor, factors, type Uncertainty } from "./option.js";
import { sobol } from "./sequence.js";

/** Points at which every comparison is sampled: a power of two, so that they are even in every factor. */
export const sampleSize = 1024;
const seed = 20261124;

let quantiles: Float64Array | undefined;

/** Quantiles of all factors, computed once: the same for every workload and option, which makes costs comparable. */
function sharedQuantiles(): Float64Array {
  quantiles ??= sobol(factors.length, sampleSize, seed);
  return quantiles;
}

/** Total costs of several options at the same points, USD a month. */
export interface Sample {
  ids: readonly string[];
  totals: readonly Float64Array[];
}

/** The ranges that hold for one option: its own, and the workload's where it has none. */
export function rangesOf(model: CostModel, uncertainty: Uncertainty): Uncertainty {
  return { ...uncertainty, ...model.ranges };
}

/**
 * All options at the same quantiles of each factor. An option with a range of its own for a factor takes that quantile
 * of its own range: where one GPU's price is high, so is the other's.
 *
 * @throws RangeError with the factor's name where a range is none, or a model's id where its cost is none
 */
export function sampled(models: readonly CostModel[], uncertainty: Uncertainty): Sample {
  for (const factor of factors) checkedFactor(uncertainty[factor], factor);
  return { ids: models.map(({ id }) => id), totals: models.map((model) => totalsOf(model, uncertainty)) };
}

interface Totals {
  uncertainty: Uncertainty;
  totals: Float64Array;
}

/** Models and ranges never change, and several comparisons ask for the same option at the same points. */
const latest = new WeakMap<CostModel, Totals>();

function totalsOf(model: CostModel, uncertainty: Uncertainty): Float64Array {
  const known = latest.get(model);
  if (known?.uncertainty === uncertainty) return known.totals;
  const points = pointsWithin(rangesOf(model, uncertainty));
  const totals = new Float64Array(sampleSize);
  for (let i = 0; i < sampleSize; i++) totals[i] = model.total(points, i * factors.length);
  latest.set(model, { uncertainty, totals });
  return totals;
}

const kept = new Map<string, Float64Array>();
/** Of four mebibytes together. */
const mostKept = 64;

/** All points within the ranges. Many options share theirs: what is known without a range is the same for all. */
function pointsWithin(ranges: Uncertainty): Float64Array {
  const key = factors.map((factor) => `${ranges[factor].low} ${ranges[factor].expected} ${ranges[factor].high}`).join();
  const known = kept.get(key);
  if (known) return known;
  const points = new Float64Array(sampleSize * factors.length);
  for (const factor of factors) setColumn(points, factor, ranges[factor]);
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, points);
  return points;
}

/** Fills one factor of all points. The same as `at` of the range, with its logarithms taken out of the loop. */
function setColumn(points: Float64Array, factor: Factor, range: Range): void {
  const { low, expected, high } = checkedFactor(range, factor);
  const column = place[factor];
  const us = sharedQuantiles();
  const lower = Math.log(expected / low);
  const upper = Math.log(high / expected);
  for (let i = 0; i < sampleSize; i++) {
    const u = us[column * sampleSize + i] ?? Number.NaN;
    let value: number;
    if (u < 0.5) {
      if (low === expected) value = low;
      else value = low > 0 ? Math.min(expected, low * Math.exp(2 * u * lower)) : expected * 2 * u;
    } else if (high === expected) value = expected;
    else value = expected > 0 ? Math.min(high, expected * Math.exp((2 * u - 1) * upper)) : high * (2 * u - 1);
    points[i * factors.length + column] = value;
  }
}
