import type { ComparedTime } from "../assessment/comparison-schema.js";
import { counted, percent } from "../text/figures.js";
import type { ComparisonInput, Side } from "./comparison.js";
import { failuresOf, sumOf } from "./failures.js";
import { scoresOf } from "./quality.js";

/** From this difference of a slice's share on, both sides do not serve the same traffic. */
const otherMix = 0.1;

/** How far the figures carry. */
export function notesOf(
  { managed, self_hosted: selfHosted, pairs, evals = [], criteria }: ComparisonInput,
  times: readonly ComparedTime[],
): string[] {
  const notes: string[] = [];
  const scores = scoresOf(evals);
  if (criteria.quality && scores?.isPaired === true && scores.managed.length < evals.length) {
    notes.push(
      `${counted(evals.length - scores.managed.length, "eval case")} with a result of one side only ${evals.length - scores.managed.length === 1 ? "is" : "are"} left out.`,
    );
  }
  if (criteria.quality && scores?.isPaired === false) {
    notes.push(
      "The sides have no eval case in common, so it takes far more of them than it would with the same cases on both.",
    );
  }
  if (criteria.quality && scores && new Set(evals.flatMap(({ slice }) => slice ?? [])).size < 2) {
    notes.push("The evals tell no slices, so a drop in one kind of case would be averaged away.");
  }
  const mix = mixOf(managed, selfHosted);
  if (!pairs && mix) {
    notes.push(
      `The sides do not serve the same traffic: ${mix.name} is ${percent(mix.managed)} of the managed requests and ${percent(mix.selfHosted)} of the self-hosted ones. Compare the slices rather than the whole.`,
    );
  }
  if (!pairs && times.length > 0) {
    notes.push("The requests are not paired by id, so the sides may have got different ones at different times.");
  }
  if (times.length > 0) {
    notes.push(
      "Intervals of latency take requests as independent; slow spells make them wider than that, so let the run span whole days.",
    );
  }
  for (const [name, side] of [
    ["managed", managed],
    ["self-hosted", selfHosted],
  ] as const) {
    const { trials } = failuresOf(sumOf(side.slices.values()));
    if (criteria.errors && trials > 0 && trials < side.requests) {
      notes.push(`Of the ${name} requests ${percent(1 - trials / side.requests)} do not tell how they went.`);
    }
  }
  return notes;
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
