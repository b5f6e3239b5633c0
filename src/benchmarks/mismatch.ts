import type { Args } from "../diagnostics/diagnostic.js";
import type { MeasuredRun } from "./measured-run.js";

/**
 * How far the mean lengths of a run may be from those it is to stand for. A quarter more or less in one length moves
 * tokens a second by up to 13 % by the sizing model (dense models of 8B to 70B, 16 and 64 requests in flight), which is as
 * much as an estimate for the right lengths is off on average; further away the estimate is the nearer of the two.
 */
const lengthTolerance = 0.25;

/** What a run is to stand for; what is absent is not compared. */
export interface Wanted {
  model?: Name | undefined;
  gpu?: Name | undefined;
  inputTokens?: number | undefined;
  outputTokens?: number | undefined;
}

/** A name, and whether another one means the same. */
interface Name {
  name: string;
  isAlso(other: string): boolean;
}

/** What a run differs in, with both sides in words. */
export interface Mismatch {
  in: "model" | "gpu" | "lengths";
  args: Args;
}

/** The gravest thing in which a run differs from what it is to stand for; undefined where it stands for it. */
export function mismatchOf(run: MeasuredRun, wanted: Wanted): Mismatch | undefined {
  for (const what of ["model", "gpu"] as const) {
    const [found, name] = [run[what], wanted[what]];
    if (found !== undefined && name && !name.isAlso(found)) return { in: what, args: { found, wanted: name.name } };
  }
  const isFar = (measured: number | undefined, asked: number | undefined): boolean =>
    measured !== undefined && asked !== undefined && Math.abs(measured / asked - 1) > lengthTolerance;
  if (!isFar(run.inputTokens, wanted.inputTokens) && !isFar(run.outputTokens, wanted.outputTokens)) return undefined;
  return { in: "lengths", args: { found: lengths(run), wanted: lengths(wanted), tolerance: lengthTolerance } };
}

/** Runs that stand for what is wanted; or, where none does, what the one that comes nearest differs in. */
export function standingFor(
  runs: readonly MeasuredRun[],
  wanted: Wanted,
): { runs: readonly MeasuredRun[] } | { mismatch: Mismatch } {
  const all = runs.map((run) => ({ run, mismatch: mismatchOf(run, wanted) }));
  const kept = all.flatMap(({ run, mismatch }) => (mismatch ? [] : [run]));
  const grave = ["lengths", "gpu", "model"] as const;
  const nearest = grave.flatMap((what) => all.find(({ mismatch }) => mismatch?.in === what)?.mismatch ?? [])[0];
  return kept.length > 0 || !nearest ? { runs: kept } : { mismatch: nearest };
}

function lengths({ inputTokens, outputTokens }: Pick<Wanted, "inputTokens" | "outputTokens">): string {
  const told = [
    ...(inputTokens === undefined ? [] : [`${short(inputTokens)} tokens in`]),
    ...(outputTokens === undefined ? [] : [`${short(outputTokens)} out`]),
  ];
  return told.join(" and ");
}

const short = (tokens: number): string => Number(tokens.toPrecision(3)).toLocaleString("en-US");
