import {
  type ComparisonInput,
  type Histogram,
  type Outcomes,
  type Side,
  usualCriteria,
} from "../../src/comparison/comparison.js";
import { randomOf } from "../../src/comparison/random.js";
import type { EvalCase } from "../../src/evals/case.js";
import { bucketOf } from "../../src/evidence/histogram.js";

export const level = { alpha: 0.05 };

export function histogramOf(values: readonly number[]): Histogram {
  const counts = new Map<number, number>();
  for (const value of values)
    counts.set(bucketOf(Math.round(value)), (counts.get(bucketOf(Math.round(value))) ?? 0) + 1);
  return [...counts].map(([bucket, count]) => ({ bucket, count })).sort((a, b) => a.bucket - b.bucket);
}

export const outcomes = (requests: number, errors: number): Outcomes => ({ requests, rate_limited: 0, errors });

/** A side with one slice, and as many latencies as requests, spread evenly from `fastest` to `slowest`. */
export function side(
  slices: Readonly<Record<string, Outcomes>> = { all: outcomes(10_000, 20) },
  [fastest, slowest]: readonly [number, number] = [200, 1200],
): Side {
  const requests = Object.values(slices).reduce((sum, one) => sum + one.requests, 0);
  const latencies = Array.from({ length: requests }, (_, i) => fastest + ((slowest - fastest) * (i + 0.5)) / requests);
  return {
    label: null,
    requests,
    slices: new Map(Object.entries(slices)),
    hours: [],
    latency_ms: histogramOf(latencies),
    ttft_ms: [],
  };
}

/** Cases that both sides pass or fail with the chances given, drawn one by one. */
export function cases(
  count: number,
  slice: string | null,
  chances: { onlyManaged: number; onlySelfHosted: number; neither: number },
  seed: number,
): EvalCase[] {
  const random = randomOf(seed);
  return Array.from({ length: count }, () => {
    const u = random.next();
    const { onlyManaged, onlySelfHosted, neither } = chances;
    if (u < onlyManaged) return { slice, managed: 1, self_hosted: 0 };
    if (u < onlyManaged + onlySelfHosted) return { slice, managed: 0, self_hosted: 1 };
    const both = u < onlyManaged + onlySelfHosted + neither ? 0 : 1;
    return { slice, managed: both, self_hosted: both };
  });
}

/** Exactly so many cases of each outcome. */
export function exactly(
  slice: string | null,
  both: number,
  onlyManaged: number,
  onlySelfHosted: number,
  neither = 0,
): EvalCase[] {
  const of = (count: number, managed: number, selfHosted: number): EvalCase[] =>
    Array.from({ length: count }, () => ({ slice, managed, self_hosted: selfHosted }));
  return [...of(both, 1, 1), ...of(onlyManaged, 1, 0), ...of(onlySelfHosted, 0, 1), ...of(neither, 0, 0)];
}

export const certain = (value: number) => ({ low: value, expected: value, high: value });

/** 10,000 requests of half a cent each are $50 a month managed; one GPU for an hour a day is $30 here. */
export const cost: NonNullable<ComparisonInput["cost"]> = {
  managed: { usd: certain(0.005), per: "request", basis: "logged" },
  self_hosted: {
    gpu_hours_per_month: certain(30),
    usd_per_gpu_hour: certain(1),
    people_usd_per_month: certain(0),
    other_usd_per_month: certain(0),
  },
  volume: { requests_per_month: 10_000, tokens_per_month: null },
};

/** A run that passes on everything. */
export const good: ComparisonInput = {
  managed: side(),
  self_hosted: side(),
  evals: [...exactly("a", 480, 4, 6, 10), ...exactly("b", 480, 5, 5, 10)],
  cost,
  criteria: usualCriteria,
  seed: 1,
};
