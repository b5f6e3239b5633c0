import type { ComparedSlice } from "../assessment/comparison-schema.js";
import type { PairedOutcomes, Pairs, Side } from "./comparison.js";
import { atLeast, atMost, fisher, mcNemar, type Rate, wholeRate } from "./exact-tests.js";
import { discordantOf, failuresOf, sumOf, sumOfPairs } from "./failures.js";
import { judge, type Level, reachOf } from "./judge.js";
import { type Bounds, newcombe, scaledPairs, scaledRate, tango } from "./proportions.js";
import { judgeSlices, type SliceFigures, type SliceTests } from "./slices.js";

/** Failure rates within each slice of the traffic, beside a margin of their own. */
export function compareFailureSlices(
  managed: Side,
  selfHosted: Side,
  pairs: Pairs | undefined,
  margin: number,
  level: Level,
  least: number,
): ComparedSlice[] {
  const isPaired = sumOfPairs(pairs?.slices.values() ?? []).pairs > 0;
  const names = new Set([...managed.slices.keys(), ...selfHosted.slices.keys()]);
  const slices = [...names].map((name) => {
    const own = pairs?.slices.get(name);
    if (isPaired && own && own.pairs > 0) return pairedSlice(name, own, margin, level);
    const [m, s] = [managed, selfHosted].map((side) => failuresOf(side.slices.get(name) ?? sumOf([])));
    return unpairedSlice(name, m ?? none, s ?? none, margin, level);
  });
  return judgeSlices("errors", slices, level.alpha, least);
}

const share = ({ events, trials }: Rate): number | null => (trials > 0 ? events / trials : null);

function pairedSlice(name: string, own: PairedOutcomes, margin: number, level: Level): SliceFigures {
  const counts = discordantOf(own);
  const differenceOf = (times: number) => tango(scaledPairs(counts, times), reachOf(level));
  // where the proportion gives no whole number, less of a drop than in proportion
  const p = (times: number) => mcNemar(atLeast(counts.onlySecond * times), atMost(counts.onlyFirst * times));
  return {
    name,
    managed_count: own.pairs,
    self_hosted_count: own.pairs,
    managed: (own.both_failed + own.only_managed_failed) / own.pairs,
    self_hosted: (own.both_failed + own.only_self_hosted_failed) / own.pairs,
    difference: differenceOf(1),
    count: own.pairs,
    tests: testsOf(differenceOf, p, margin),
    of: "pairs of requests",
  };
}

function unpairedSlice(name: string, m: Rate, s: Rate, margin: number, level: Level): SliceFigures {
  const differenceOf = (times: number) => newcombe(scaledRate(s, times), scaledRate(m, times), reachOf(level));
  const p = (times: number) => fisher(wholeRate(s, times, "atMost"), wholeRate(m, times, "atLeast"));
  const isTried = m.trials > 0 && s.trials > 0;
  return {
    name,
    managed_count: m.trials,
    self_hosted_count: s.trials,
    managed: share(m),
    self_hosted: share(s),
    difference: isTried ? differenceOf(1) : null,
    count: Math.min(m.trials, s.trials),
    tests: isTried ? testsOf(differenceOf, p, margin) : null,
    of: "requests",
  };
}

const none: Rate = { events: 0, trials: 0 };

const testsOf = (
  differenceOf: (times: number) => Bounds,
  p: (times: number) => number,
  margin: number,
): SliceTests => ({
  isWithin: (times) => judge(differenceOf(times), margin, "lower") === "passed",
  isBeyond: differenceOf(1).expected > margin,
  p,
});
