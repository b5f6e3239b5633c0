import type { ComparedStatus } from "../assessment/comparison-schema.js";
import type { EvalCase } from "../evals/case.js";
import { bcaOfMeans, meanOf } from "./bootstrap.js";
import { fisher, mcNemar } from "./exact-tests.js";
import { distanceTo, judge, type Level, leastToSee, moreToSettle, reachOf } from "./judge.js";
import { lowByShuffling, lowBySigns } from "./permutation.js";
import { type Bounds, newcombe, tango, tangoScore } from "./proportions.js";
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
  /** Further cases that would settle it; null where none would, or it is settled. */
  more: number | null;
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
  if (!isPassOrFail(scores)) return testMeans(scores, count, margin, level, random);
  const z = reachOf(level);
  if (scores.isPaired) {
    const counts = discordantOf(scores);
    return settled(tango(counts, z), tangoScore(counts, -margin), "Tango's score interval of paired passes");
  }
  const difference = newcombe(passes(scores.self_hosted), passes(scores.managed), z);
  const distance = distanceTo(-margin, difference, z);
  return settled(difference, distance, "Newcombe's interval of two pass rates");

  function settled(difference: Bounds, distance: number, method: string): TestedDifference {
    const status = count < leastCases ? "not_enough" : judge(difference, -margin, "higher");
    const more = status === "not_enough" ? moreToSettle(distance, count, level, leastCases) : null;
    return { status, difference, method, more };
  }
}

/** Scores between pass and fail, by resampling. */
function testMeans(scores: Scores, count: number, margin: number, level: Level, random: Random): TestedDifference {
  const difference = scores.isPaired
    ? bcaOfMeans(differencesOf(scores), null, level.alpha, random)
    : bcaOfMeans(scores.self_hosted, scores.managed, level.alpha, random);
  const { expected, low, high, standardError } = difference;
  const found = judge(difference, -margin, "higher");
  const least = found === "failed" ? leastCases : Math.max(leastCases, leastToSee(margin, level));
  const status = count < least ? "not_enough" : found;
  return {
    status,
    difference: { expected, low, high },
    method: `the BCa bootstrap of ${scores.isPaired ? "paired differences" : "two means"}`,
    more: status === "not_enough" ? moreToSettle((expected + margin) / standardError, count, level, least) : null,
  };
}

/** The chance of self-hosted scores so low beside the managed ones where they are no worse. */
export function chanceOfDrop(scores: Scores, random: Random): number {
  if (isPassOrFail(scores)) {
    if (!scores.isPaired) {
      const [managed, selfHosted] = [passes(scores.managed), passes(scores.self_hosted)];
      return fisher(managed, selfHosted);
    }
    const { onlyFirst, onlySecond } = discordantOf(scores);
    return mcNemar(onlyFirst, onlySecond);
  }
  return scores.isPaired
    ? lowBySigns(differencesOf(scores), random)
    : lowByShuffling(scores.self_hosted, scores.managed, random);
}

export const means = ({ managed, self_hosted: selfHosted }: Scores): { managed: number; self_hosted: number } => ({
  managed: meanOf(managed),
  self_hosted: meanOf(selfHosted),
});
