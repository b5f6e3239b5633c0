import type { ComparedSlice } from "../assessment/comparison-schema.js";
import type { PairedOutcomes, Pairs, Side } from "./comparison.js";
import { fisher, mcNemar, type Rate } from "./exact-tests.js";
import { discordantOf, failuresOf, sumOf, sumOfPairs } from "./failures.js";
import { distanceTo, judge, type Level, moreToSettle, reachOf } from "./judge.js";
import { type Bounds, newcombe, tango } from "./proportions.js";
import { judgeSlices, type SliceFigures } from "./slices.js";

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
  const difference = tango(discordantOf(own), reachOf(level));
  const more = moreToSettle(distanceTo(margin, difference, reachOf(level)), own.pairs, level);
  return {
    name,
    managed_count: own.pairs,
    self_hosted_count: own.pairs,
    managed: (own.both_failed + own.only_managed_failed) / own.pairs,
    self_hosted: (own.both_failed + own.only_self_hosted_failed) / own.pairs,
    difference,
    ...standing(difference, margin),
    p: mcNemar(own.only_managed_failed, own.only_self_hosted_failed),
    more: more === null ? null : { count: more, of: "pairs of requests" },
  };
}

function unpairedSlice(name: string, m: Rate, s: Rate, margin: number, level: Level): SliceFigures {
  const head = { name, managed_count: m.trials, self_hosted_count: s.trials, managed: share(m), self_hosted: share(s) };
  if (m.trials === 0 || s.trials === 0) {
    return { ...head, difference: null, isWithin: false, isBeyond: false, p: null, more: null };
  }
  const difference = newcombe(s, m, reachOf(level));
  const distance = distanceTo(margin, difference, reachOf(level));
  const more = moreToSettle(distance, Math.min(m.trials, s.trials), level);
  return {
    ...head,
    difference,
    ...standing(difference, margin),
    p: fisher(s, m),
    more: more === null ? null : { count: more, of: "requests" },
  };
}

const none: Rate = { events: 0, trials: 0 };

const standing = (difference: Bounds, margin: number): Pick<SliceFigures, "isWithin" | "isBeyond"> => ({
  isWithin: judge(difference, margin, "lower") === "passed",
  isBeyond: difference.expected > margin,
});
