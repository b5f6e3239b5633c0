import type { ComparedSlice, Criterion } from "../../assessment/comparison-schema.js";
import type { EvalCase } from "../../evals/case.js";
import { counted, percent } from "../../text/figures.js";
import type { Criteria } from "../comparison.js";
import { moreToSettle } from "../more.js";
import { means, type Scores, scoresOf, type TestedDifference, testQuality } from "../quality.js";
import { compareQualitySlices } from "../quality-slices.js";
import type { Random } from "../random.js";
import { between, points, sure, wouldSettle } from "../words.js";
import { sliceCriterion } from "./slices.js";

const words = ["better", "worse"] as const;

/** Quality of all cases, and within each slice where the cases tell more than one. */
export function judgeQuality(
  cases: readonly EvalCase[],
  criteria: Criteria,
  margins: NonNullable<Criteria["quality"]>,
  random: Random,
): { criteria: Criterion[]; slices: ComparedSlice[] } {
  const scores = scoresOf(cases);
  if (!scores) return { criteria: [withoutScores(cases, margins.margin)], slices: [] };
  const whole = ofAll(scores, testQuality(scores, margins.margin, criteria, random), margins.margin, criteria);
  const slices = compareQualitySlices(cases, margins.slice_margin, criteria, criteria.least_slice_share, random);
  if (slices.length < 2) return { criteria: [whole], slices: [] };
  return { criteria: [whole, sliceCriterion(slices, margins.slice_margin, criteria)], slices };
}

function ofAll(
  scores: Scores,
  { status, difference, method, count, statusOf }: TestedDifference,
  margin: number,
  criteria: Criteria,
): Criterion {
  const needed = status === "not_enough" ? moreToSettle(count, (n) => statusOf(n) !== "not_enough") : null;
  const more = needed === null ? null : ({ count: needed, of: "eval cases" } as const);
  const mean = means(scores);
  const seen = `${countsText(scores)}, self-hosted scores ${percent(mean.self_hosted)} and managed ${percent(mean.managed)}`;
  const { low, high } = difference;
  const texts = {
    passed: `${seen}: ${low < 0 ? `at most ${points(low)} worse` : "not worse"} (${sure(criteria)}), and ${points(margin)} are allowed.`,
    failed: `${seen}: at least ${points(high)} worse (${sure(criteria)}), and only ${points(margin)} are allowed.`,
    not_enough: `${seen}: ${between(difference, words)}, which does not settle whether it is at most ${points(margin)} worse; ${wouldSettle(more)}.`,
  };
  return {
    id: "quality",
    status,
    because: texts[status],
    figure: difference,
    unit: "share",
    limit: -margin,
    method,
    more,
  };
}

const countsText = ({ isPaired, managed, self_hosted: selfHosted }: Scores): string =>
  isPaired
    ? `On the same ${counted(managed.length, "eval case")}`
    : `On ${counted(selfHosted.length, "eval case")} of its own, and ${managed.length.toLocaleString("en-US")} of the managed side`;

function withoutScores(cases: readonly EvalCase[], margin: number): Criterion {
  const because =
    cases.length === 0
      ? "No evals were given, so nothing is known of quality."
      : "The evals have results of one side only, so nothing can be compared.";
  return {
    id: "quality",
    status: "not_enough",
    because,
    figure: null,
    unit: "share",
    limit: -margin,
    method: null,
    more: null,
  };
}
