import type { ComparedTime } from "../assessment/comparison-schema.js";
import { counted, percent } from "../text/figures.js";
import type { ComparisonInput, Side } from "./comparison.js";
import { failuresOf, sumOf } from "./failures.js";
import { scoresOf } from "./quality.js";

/** From this difference of a slice's share on, both sides do not serve the same traffic. */
const otherMix = 0.1;

/** How far the figures carry. */
export function notesOf(input: ComparisonInput, times: readonly ComparedTime[]): string[] {
  return [...(input.criteria.quality ? qualityNotes(input) : []), ...trafficNotes(input), ...timeNotes(input, times)];
}

function qualityNotes({ evals = [], eval_errors: errors }: ComparisonInput): string[] {
  const scores = scoresOf(evals);
  if (!scores) return [];
  const alone = scores.isPaired ? evals.length - scores.managed.length : 0;
  const slices = new Set(evals.flatMap(({ slice }) => slice ?? []));
  return [
    ...(alone > 0
      ? [`${counted(alone, "eval case")} with a result of one side only ${alone === 1 ? "is" : "are"} left out.`]
      : []),
    ...(scores.isPaired ? [] : [noCommonCase]),
    ...(slices.size < 2 ? ["The evals tell no slices, so a drop in one kind of case would be averaged away."] : []),
    ...(errors && errors.self_hosted > 0
      ? [
          `The self-hosted side failed to answer ${counted(errors.self_hosted, "time")} in the evals, which counts as a fail.`,
        ]
      : []),
    ...(errors && errors.managed > 0
      ? [
          `The managed side failed to answer ${counted(errors.managed, "time")} in the evals, which counts for neither side.`,
        ]
      : []),
  ];
}

const noCommonCase =
  "The sides have no eval case in common, so it takes far more of them than it would with the same cases on both.";

function trafficNotes({ managed, self_hosted: selfHosted, pairs, criteria }: ComparisonInput): string[] {
  const mix = pairs ? undefined : mixOf(managed, selfHosted);
  const sides = [["managed", managed] as const, ["self-hosted", selfHosted] as const];
  return [
    ...(mix
      ? [
          `The sides do not serve the same traffic: ${mix.name} is ${percent(mix.managed)} of the managed requests and ${percent(mix.selfHosted)} of the self-hosted ones. Compare the slices rather than the whole.`,
        ]
      : []),
    ...sides.flatMap(([name, side]) => {
      const { trials } = failuresOf(sumOf(side.slices.values()));
      if (!criteria.errors || trials === 0 || trials >= side.requests) return [];
      return [`Of the ${name} requests ${percent(1 - trials / side.requests)} do not tell how they went.`];
    }),
  ];
}

function timeNotes({ pairs }: ComparisonInput, times: readonly ComparedTime[]): string[] {
  if (times.length === 0) return [];
  const unpaired = "The requests are not paired by id, so the sides may have got different ones at different times.";
  const spells =
    "Intervals of latency take requests as independent; slow spells make them wider than that, so let the run span whole days.";
  return pairs ? [spells] : [unpaired, spells];
}

/** The slice whose share differs most between the sides, if it differs much. */
function mixOf(managed: Side, selfHosted: Side): { name: string; managed: number; selfHosted: number } | undefined {
  const totals = [managed, selfHosted].map(({ slices }) => sumOf(slices.values()).requests);
  const [m = 0, s = 0] = totals;
  if (m === 0 || s === 0) return undefined;
  const shares = [...new Set([...managed.slices.keys(), ...selfHosted.slices.keys()])].map((name) => ({
    name,
    managed: (managed.slices.get(name)?.requests ?? 0) / m,
    selfHosted: (selfHosted.slices.get(name)?.requests ?? 0) / s,
  }));
  const [first] = shares.sort((a, b) => Math.abs(b.managed - b.selfHosted) - Math.abs(a.managed - a.selfHosted));
  return first && Math.abs(first.managed - first.selfHosted) >= otherMix ? first : undefined;
}
