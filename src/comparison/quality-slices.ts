import type { ComparedSlice } from "../assessment/comparison-schema.js";
import type { EvalCase } from "../evals/case.js";
import type { Level } from "./judge.js";
import { chanceOfDrop, means, type Scores, scoresOf, testQuality } from "./quality.js";
import type { Random } from "./random.js";
import { judgeSlices, type SliceFigures } from "./slices.js";

/** Quality within each slice of the eval set, beside a margin of its own. Cases without a slice are in none. */
export function compareQualitySlices(
  cases: readonly EvalCase[],
  margin: number,
  level: Level,
  least: number,
  random: Random,
): ComparedSlice[] {
  const isPaired = scoresOf(cases)?.isPaired ?? false;
  const slices = [...bySlice(cases)].map(([name, own]) => figuresOf(name, own, isPaired, margin, level, random));
  return judgeSlices("quality", slices, level.alpha, least);
}

function bySlice(cases: readonly EvalCase[]): Map<string, EvalCase[]> {
  const slices = new Map<string, EvalCase[]>();
  for (const one of cases) {
    if (one.slice === null) continue;
    const known = slices.get(one.slice);
    if (known) known.push(one);
    else slices.set(one.slice, [one]);
  }
  return slices;
}

function figuresOf(
  name: string,
  cases: readonly EvalCase[],
  isPaired: boolean,
  margin: number,
  level: Level,
  random: Random,
): SliceFigures {
  const scores = scoresOf(cases);
  // where other slices have the same cases on both sides, different ones here would compare what cannot be compared
  if (!scores || (isPaired && !scores.isPaired)) return withoutScores(name, cases);
  const { difference, count, statusOf } = testQuality(scores, margin, level, random);
  return {
    name,
    ...countsOf(scores),
    ...means(scores),
    difference,
    count,
    tests: {
      isWithin: (times) => statusOf(Math.round(count * times)) === "passed",
      isBeyond: difference.expected < -margin,
      p: chanceOfDrop(scores, random),
    },
    of: "eval cases",
  };
}

const countsOf = ({ managed, self_hosted: selfHosted }: Scores) => ({
  managed_count: managed.length,
  self_hosted_count: selfHosted.length,
});

/** A slice that one side was never tried on. */
const withoutScores = (name: string, cases: readonly EvalCase[]): SliceFigures => ({
  name,
  managed_count: cases.filter(({ managed }) => managed !== null).length,
  self_hosted_count: cases.filter(({ self_hosted: selfHosted }) => selfHosted !== null).length,
  managed: null,
  self_hosted: null,
  difference: null,
  count: 0,
  tests: null,
  of: "eval cases",
});
