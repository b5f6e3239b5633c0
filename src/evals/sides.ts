import type { Args } from "../diagnostics/diagnostic.js";
import type { EvalCase } from "./case.js";
import type { EvalResult } from "./result.js";

/** Which provider is which side, and what tells cases apart; each absent where nobody said. */
export interface SideNames {
  managed?: string;
  self_hosted?: string;
  slice?: string;
}

/** Cases of both sides, and answers that a side failed to give. */
export interface EvalSides {
  cases: EvalCase[];
  /** What the providers of each side are called, the name that people use first. */
  names: { managed: string[]; self_hosted: string[] };
  errors: { managed: number; self_hosted: number };
}

export interface SidesProblem {
  code: "evals-sides-unclear" | "evals-no-such-provider" | "evals-one-provider" | "evals-no-such-slice";
  args: Args;
}

/** The key that slices stand under where nobody names one. */
const usualSlice = "slice";

/** Names that say a side by themselves, without what stands between their words. */
const plainNames: Readonly<Record<string, keyof EvalSides["errors"]>> = {
  managed: "managed",
  selfhosted: "self_hosted",
};

/**
 * The results as cases of both sides. A side that failed to answer is no quality of the other: an error of the self-hosted
 * side counts as a fail, one of the managed side leaves the case out, so that its bad hour never makes the pilot look good.
 * Several results of a side for one case are their mean, as runs of one question say less than as many questions (E. Miller,
 * "Adding error bars to evals", arXiv:2411.00640).
 */
export function evalSides(results: readonly EvalResult[], names: SideNames): EvalSides | SidesProblem {
  const sides = chosenSides(results, names);
  if ("code" in sides) return sides;
  const slice = names.slice ?? usualSlice;
  if (names.slice !== undefined && !results.some(({ slices }) => Object.hasOwn(slices, slice))) {
    const known = [...new Set(results.flatMap(({ slices }) => Object.keys(slices)))].sort();
    return { code: "evals-no-such-slice", args: { name: slice, known } };
  }
  const errors = { managed: 0, self_hosted: 0 };
  const called = { managed: new Set<string>(), self_hosted: new Set<string>() };
  const cases = new Map<string, { slice: string | null; managed: number[]; self_hosted: number[] }>();
  for (const result of results) {
    const side = isNamed(result, sides.managed) ? "managed" : isNamed(result, sides.self_hosted) ? "self_hosted" : null;
    if (side === null) continue;
    for (const name of [result.provider, ...result.aliases]) called[side].add(name);
    const own = cases.get(result.case) ?? { slice: result.slices[slice] ?? null, managed: [], self_hosted: [] };
    cases.set(result.case, own);
    if (result.score === null) errors[side]++;
    if (result.score !== null || side === "self_hosted") own[side].push(result.score ?? 0);
  }
  const mean = (scores: readonly number[]): number | null =>
    scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return {
    cases: [...cases.values()].map((one) => ({
      slice: one.slice,
      managed: mean(one.managed),
      self_hosted: mean(one.self_hosted),
    })),
    names: { managed: [...called.managed], self_hosted: [...called.self_hosted] },
    errors,
  };
}

/** Whether a name says a side and no provider. */
export const saysSide = (name: string): boolean => plainName(name) === "managed" || plainName(name) === "self_hosted";

/** One name for all ways to write a side. */
const plainName = (name: string): string => plainNames[name.toLowerCase().replaceAll(/[^a-z]/g, "")] ?? name;

const isNamed = ({ provider, aliases }: EvalResult, name: string): boolean =>
  plainName(provider) === plainName(name) || aliases.includes(name);

function chosenSides(
  results: readonly EvalResult[],
  names: SideNames,
): Required<Omit<SideNames, "slice">> | SidesProblem {
  const known = [...new Set(results.map(({ provider }) => plainName(provider)))];
  const wrong = [names.managed, names.self_hosted].find(
    (name) => name !== undefined && !results.some((result) => isNamed(result, name)),
  );
  if (wrong !== undefined) return { code: "evals-no-such-provider", args: { name: wrong, known } };
  if (known.length < 2) return { code: "evals-one-provider", args: { known } };
  const own = (side: keyof EvalSides["errors"]): string | undefined =>
    names[side] ?? known.find((name) => name === side);
  const [managed, selfHosted] = [own("managed"), own("self_hosted")];
  const other = (name: string | undefined): string | undefined =>
    known.length === 2 && name !== undefined
      ? known.find((one) => !results.some((result) => plainName(result.provider) === one && isNamed(result, name)))
      : undefined;
  const sides = { managed: managed ?? other(selfHosted), self_hosted: selfHosted ?? other(managed) };
  if (
    sides.managed === undefined ||
    sides.self_hosted === undefined ||
    plainName(sides.managed) === plainName(sides.self_hosted)
  ) {
    return { code: "evals-sides-unclear", args: { known } };
  }
  return { managed: sides.managed, self_hosted: sides.self_hosted };
}
