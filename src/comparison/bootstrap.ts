import { normalBelow, normalQuantile } from "./normal.js";
import type { Bounds } from "./proportions.js";
import type { Random } from "./random.js";

/** Resamples behind each interval: the ends at 5 % then rest on 100 resamples beyond them. */
export const resamples = 2000;

/** The value below which a share of sorted values lies, interpolated between neighbours. NaN of none. */
export function quantileOfSorted(sorted: Float64Array, share: number): number {
  const place = Math.min(1, Math.max(0, share)) * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  // the same on both sides of a gap that is endless, too
  return below === above ? below : below + (above - below) * (place - Math.floor(place));
}

export const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * The mean of one sample, less the mean of another where there is one, with the bias-corrected and accelerated interval:
 * B. Efron, "Better bootstrap confidence intervals", JASA 82 (1987); with two samples the acceleration is of both (B. Efron
 * and R. Tibshirani, "An introduction to the bootstrap" (1993), ch. 14). Samples must not be empty.
 */
export function bcaOfMeans(first: Float64Array, second: Float64Array | null, alpha: number, random: Random): Bounds {
  const samples = second === null ? [first] : [first, second];
  const expected = meanOf(first) - (second === null ? 0 : meanOf(second));
  const resampled = new Float64Array(resamples);
  for (let i = 0; i < resamples; i++) {
    resampled[i] = resampledMean(first, random) - (second === null ? 0 : resampledMean(second, random));
  }
  const standardError = Math.sqrt(samples.reduce((sum, sample) => sum + squaresOf(sample, 2) / sample.length ** 2, 0));
  const skew = skewOf(first) - (second === null ? 0 : skewOf(second));
  const acceleration = standardError === 0 ? 0 : skew / (6 * standardError ** 3);
  return accelerated(expected, resampled.sort(), acceleration, alpha);
}

function resampledMean(sample: Float64Array, random: Random): number {
  const count = sample.length;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += sample[random.below(count)] ?? 0;
  return sum / count;
}

function squaresOf(sample: Float64Array, power: number): number {
  const mean = meanOf(sample);
  return sample.reduce((sum, value) => sum + (value - mean) ** power, 0);
}

/** Sum of the cubes of what each value moves the mean by. */
const skewOf = (sample: Float64Array): number => squaresOf(sample, 3) / sample.length ** 3;

function accelerated(expected: number, sorted: Float64Array, acceleration: number, alpha: number): Bounds {
  const below = sorted.filter((value) => value < expected).length;
  const equal = sorted.filter((value) => value === expected).length;
  // half of what is equal counts as below: scores are often round
  const share = (below + equal / 2) / sorted.length;
  const bias = normalQuantile(Math.min(1 - 0.5 / sorted.length, Math.max(0.5 / sorted.length, share)));
  const end = (tail: number): number => {
    const z = bias + normalQuantile(tail);
    return quantileOfSorted(sorted, normalBelow(bias + z / (1 - acceleration * z)));
  };
  return { expected, low: Math.min(expected, end(alpha)), high: Math.max(expected, end(1 - alpha)) };
}
