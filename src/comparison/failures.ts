import { resamples } from "./bootstrap.js";
import type { Outcomes, PairedOutcomes, Pairs, Side } from "./comparison.js";
import { boundsOf } from "./distribution.js";
import type { Rate } from "./exact-tests.js";
import { type Level, reachOf } from "./judge.js";
import { narrowed } from "./more.js";
import { type Bounds, newcombe, scaledPairs, scaledRate, tango } from "./proportions.js";
import type { Random } from "./random.js";

/** Failed requests of those whose outcome is told. A rate limit fails whoever waits for the answer as any error does. */
export const failuresOf = ({ requests, rate_limited: limited, errors }: Outcomes): Rate => ({
  events: limited + errors,
  trials: requests,
});

export function sumOf(outcomes: Iterable<Outcomes>): Outcomes {
  const sum = { requests: 0, rate_limited: 0, errors: 0 };
  for (const one of outcomes) {
    sum.requests += one.requests;
    sum.rate_limited += one.rate_limited;
    sum.errors += one.errors;
  }
  return sum;
}

export function sumOfPairs(outcomes: Iterable<PairedOutcomes>): PairedOutcomes {
  const sum = { pairs: 0, only_managed_failed: 0, only_self_hosted_failed: 0, both_failed: 0 };
  for (const one of outcomes) {
    sum.pairs += one.pairs;
    sum.only_managed_failed += one.only_managed_failed;
    sum.only_self_hosted_failed += one.only_self_hosted_failed;
    sum.both_failed += one.both_failed;
  }
  return sum;
}

/** How much more often self-hosted requests fail, as a difference of shares. */
export interface FailureDifference {
  /** The difference with so many in all, in the proportions of those that were seen: of `count` it is what was seen. */
  differenceOf: (count: number) => Bounds;
  method: string;
  /** Pairs, or requests of the side that has fewer. */
  count: number;
  of: "requests" | "pairs of requests";
}

/** With fewer hours the bootstrap of hours says nothing. */
const leastHours = 24;

/**
 * The difference of failure rates. A score interval of counts knows what no failure among so many means, which resampling
 * does not; resampled hours (a block bootstrap: H. Künsch, Ann. Statist. 17 (1989), with whole hours as blocks) know that
 * failures come together, which a count does not. Of both the wider end is taken. Undefined where no outcome is told.
 */
export function compareFailures(
  managed: Side,
  selfHosted: Side,
  pairs: Pairs | undefined,
  level: Level,
  random: Random,
): FailureDifference | undefined {
  const counted = countedFailures(managed, selfHosted, pairs, reachOf(level));
  if (!counted) return undefined;
  const [m, s] = [managed, selfHosted].map(({ hours }) => hours.filter(({ requests }) => requests > 0));
  if (!m || !s || m.length < leastHours || s.length < leastHours) return counted;
  const hourly = byHours(m, s, level.alpha, random);
  return {
    ...counted,
    differenceOf: (count) => widened(counted.differenceOf(count), narrowed(hourly, count / counted.count)),
    method: `${counted.method}, and the bootstrap of hours where that is wider`,
  };
}

/** The same width around what was counted: pairs and hours need not hold the same requests. */
const widened = (counted: Bounds, { low, high, expected }: Bounds): Bounds => ({
  expected: counted.expected,
  low: Math.max(-1, Math.min(counted.low, counted.expected - (expected - low))),
  high: Math.min(1, Math.max(counted.high, counted.expected + (high - expected))),
});

function countedFailures(
  managed: Side,
  selfHosted: Side,
  pairs: Pairs | undefined,
  z: number,
): FailureDifference | undefined {
  const paired = sumOfPairs(pairs?.slices.values() ?? []);
  if (paired.pairs > 0) {
    return {
      differenceOf: (count) => tango(scaledPairs(discordantOf(paired), count / paired.pairs), z),
      method: "Tango's score interval of pairs",
      count: paired.pairs,
      of: "pairs of requests",
    };
  }
  const [m, s] = [managed, selfHosted].map(({ slices }) => failuresOf(sumOf(slices.values())));
  if (!m || !s || m.trials === 0 || s.trials === 0) return undefined;
  const fewer = Math.min(m.trials, s.trials);
  return {
    differenceOf: (count) => newcombe(scaledRate(s, count / fewer), scaledRate(m, count / fewer), z),
    method: "Newcombe's interval of two rates",
    count: fewer,
    of: "requests",
  };
}

export const discordantOf = ({ pairs, only_managed_failed: m, only_self_hosted_failed: s }: PairedOutcomes) => ({
  pairs,
  onlyFirst: s,
  onlySecond: m,
});

function byHours(managed: readonly Outcomes[], selfHosted: readonly Outcomes[], alpha: number, random: Random): Bounds {
  const resampled = new Float64Array(resamples);
  for (let i = 0; i < resamples; i++) resampled[i] = resampledRate(selfHosted, random) - resampledRate(managed, random);
  return boundsOf({ expected: rateOf(sumOf(selfHosted)) - rateOf(sumOf(managed)), resampled }, alpha);
}

const rateOf = (outcomes: Outcomes): number => (outcomes.rate_limited + outcomes.errors) / outcomes.requests;

function resampledRate(hours: readonly Outcomes[], random: Random): number {
  const count = hours.length;
  let [events, trials] = [0, 0];
  for (let i = 0; i < count; i++) {
    const hour = hours[random.below(count)];
    if (!hour) continue;
    events += hour.rate_limited + hour.errors;
    trials += hour.requests;
  }
  return events / trials;
}
