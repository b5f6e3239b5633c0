import type { ComparedStatus } from "../assessment/comparison-schema.js";
import type { EvalCase } from "../evals/case.js";
import { bcaOfMeans, meanOf } from "./bootstrap.js";
import { atLeast, atMost, fisher, mcNemar, wholeRate } from "./exact-tests.js";
import { judge, type Level, leastToSee, reachOf } from "./judge.js";
import { narrowed } from "./more.js";
import { normalBelow, normalQuantile } from "./normal.js";
import { lowByShuffling, lowBySigns } from "./permutation.js";
import { type Bounds, newcombe, scaledPairs, scaledRate, tango } from "./proportions.js";
import type { Random } from "./random.js";

/** Scores of both sides, at the same places where paired. Not empty. */
export interface Scores {
  isPaired: boolean;
  managed: Float64Array;
  self_hosted: Float64Array;
}

/** How a difference of scores, self-hosted less managed, stands to a margin. */
export interface TestedDifference {
  status: ComparedStatus;
  difference: Bounds;
  method: string;
  /** Cases that were seen, of the side that has fewer. */
  count: number;
  /** What the test says of so many in all, in the same proportions. */
  statusOf: (count: number) => ComparedStatus;
}

/** Of fewer cases nothing is called sure: score intervals and resampling both err too often there. */
export const leastCases = 20;

/** The cases that both sides have; where there is none, those of each by itself. Undefined where one side has none. */
export function scoresOf(cases: readonly EvalCase[]): Scores | undefined {
  const paired = cases.flatMap(({ managed: m, self_hosted: s }) => (m === null || s === null ? [] : [[m, s] as const]));
  if (paired.length > 0) {
    return {
      isPaired: true,
      managed: Float64Array.from(paired, ([m]) => m),
      self_hosted: Float64Array.from(paired, ([, s]) => s),
    };
  }
  const managed = Float64Array.from(cases.flatMap(({ managed: m }) => m ?? []));
  const selfHosted = Float64Array.from(cases.flatMap(({ self_hosted: s }) => s ?? []));
  return managed.length === 0 || selfHosted.length === 0
    ? undefined
    : { isPaired: false, managed, self_hosted: selfHosted };
}

const isPassOrFail = ({ managed, self_hosted: selfHosted }: Scores): boolean =>
  [managed, selfHosted].every((scores) => scores.every((score) => score === 0 || score === 1));

const passes = (scores: Float64Array): { events: number; trials: number } => ({
  events: scores.reduce((sum, score) => sum + score, 0),
  trials: scores.length,
});

const discordantOf = ({ managed, self_hosted: selfHosted }: Scores) => ({
  pairs: managed.length,
  onlyFirst: selfHosted.filter((score, i) => score > (managed[i] ?? 0)).length,
  onlySecond: selfHosted.filter((score, i) => score < (managed[i] ?? 0)).length,
});

const differencesOf = ({ managed, self_hosted: selfHosted }: Scores): Float64Array =>
  selfHosted.map((score, i) => score - (managed[i] ?? 0));

/** Whether quality is worse by less than the margin (a share of 1): passed, failed, or not enough cases. */
export function testQuality(scores: Scores, margin: number, level: Level, random: Random): TestedDifference {
  const count = Math.min(scores.managed.length, scores.self_hosted.length);
  const { differenceOf, leastOf, method } = tested(scores, count, margin, level, random);
  const statusOf = (n: number): ComparedStatus => {
    const found = judge(differenceOf(n), -margin, "higher");
    return n < leastOf(found) ? "not_enough" : found;
  };
  return { status: statusOf(count), difference: differenceOf(count), method, count, statusOf };
}

/** A test by its interval. */
interface Tested {
  /** The difference with so many cases in all, in the proportions of those that were seen. */
  differenceOf: (count: number) => Bounds;
  /** How many cases such an answer takes at least. */
  leastOf: (found: ComparedStatus) => number;
  method: string;
}

function tested(scores: Scores, count: number, margin: number, level: Level, random: Random): Tested {
  if (!isPassOrFail(scores)) return testedMeans(scores, count, margin, level, random);
  const z = reachOf(level);
  const leastOf = () => leastCases;
  if (scores.isPaired) {
    const counts = discordantOf(scores);
    const differenceOf = (n: number) => tango(scaledPairs(counts, n / count), z);
    return { differenceOf, leastOf, method: "Tango's score interval of paired passes" };
  }
  const [managed, selfHosted] = [passes(scores.managed), passes(scores.self_hosted)];
  const differenceOf = (n: number) => newcombe(scaledRate(selfHosted, n / count), scaledRate(managed, n / count), z);
  return { differenceOf, leastOf, method: "Newcombe's interval of two pass rates" };
}

/** Scores between pass and fail, by resampling. */
function testedMeans(scores: Scores, count: number, margin: number, level: Level, random: Random): Tested {
  const difference = scores.isPaired
    ? bcaOfMeans(differencesOf(scores), null, level.alpha, random)
    : bcaOfMeans(scores.self_hosted, scores.managed, level.alpha, random);
  return {
    differenceOf: (n) => narrowed(difference, n / count),
    leastOf: (found) => (found === "failed" ? leastCases : Math.max(leastCases, leastToSee(margin, level))),
    method: `the BCa bootstrap of ${scores.isPaired ? "paired differences" : "two means"}`,
  };
}

/**
 * The chance of self-hosted scores so low beside the managed ones where they are no worse, with so many times as many cases in
 * the same proportions. Of scores between pass and fail the statistic of the randomisation test is taken as normal for that.
 */
export function chanceOfDrop(scores: Scores, random: Random): (times: number) => number {
  if (isPassOrFail(scores)) {
    if (!scores.isPaired) {
      const [managed, selfHosted] = [passes(scores.managed), passes(scores.self_hosted)];
      // managed passes at most, and self-hosted ones at least, as many as in proportion, where the proportion gives no whole number
      return (times) => fisher(wholeRate(managed, times, "atMost"), wholeRate(selfHosted, times, "atLeast"));
    }
    const { onlyFirst, onlySecond } = discordantOf(scores);
    return (times) => mcNemar(atLeast(onlyFirst * times), atMost(onlySecond * times));
  }
  const p = scores.isPaired
    ? lowBySigns(differencesOf(scores), random)
    : lowByShuffling(scores.self_hosted, scores.managed, random);
  return (times) => (times === 1 ? p : normalBelow(normalQuantile(p) * Math.sqrt(times)));
}

export const means = ({ managed, self_hosted: selfHosted }: Scores): { managed: number; self_hosted: number } => ({
  managed: meanOf(managed),
  self_hosted: meanOf(selfHosted),
});
