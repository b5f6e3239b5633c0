import type { Flip, Score } from "../assessment/schema.js";
import type { FlipFound } from "../flips/flips.js";
import type { Mode } from "../rules/pack.js";
import { joinModes } from "../verdict/slices.js";
import type { Standing } from "../verdict/standing.js";
import { flipReport } from "./judge.js";

/** A slice with what was found for it. */
export interface JudgedSlice {
  name: string;
  share: number;
  standing: Standing;
  flips: readonly FlipFound[];
}

/** One list of what slices say: what all of them say alike once, the rest with the slice's name. */
export function mergeBySlice<T extends object>(
  lists: readonly { slice: string; items: readonly T[] }[],
): (T & { slice?: string })[] {
  const counts = new Map<string, number>();
  for (const { items } of lists) {
    for (const item of items) counts.set(JSON.stringify(item), (counts.get(JSON.stringify(item)) ?? 0) + 1);
  }
  const said = new Set<string>();
  return lists.flatMap(({ slice, items }) =>
    items.flatMap((item) => {
      const key = JSON.stringify(item);
      if (counts.get(key) !== lists.length) return [{ ...item, slice }];
      if (said.has(key)) return [];
      said.add(key);
      return [item];
    }),
  );
}

/** Scores of the slices joined by their share of the traffic. */
export function joinScores(parts: readonly { slice: string; share: number; score: Score }[]): Score {
  const whole = parts.reduce((sum, { share }) => sum + share, 0) || 1;
  const mean = (pick: (score: Score) => number): number =>
    parts.reduce((sum, { share, score }) => sum + (share / whole) * pick(score), 0);
  return {
    self_hosted: Number(mean((score) => score.self_hosted).toFixed(1)),
    bar: parts[0]?.score.bar ?? 50,
    known_weight: Number(mean((score) => score.known_weight).toFixed(3)),
    signals: mergeBySlice(parts.map(({ slice, score }) => ({ slice, items: score.signals }))),
  };
}

/** Flips of the whole workload: one slice turned where that is enough, or every slice that stands in the way. */
export function slicedFlips(slices: readonly JudgedSlice[]): Flip[] {
  const modes = slices.map(({ standing }) => standing.mode);
  const today = joinModes(modes);
  const single = slices.flatMap((slice, i) =>
    slice.flips.flatMap((flip) => {
      const to = joinModes(modes.map((mode, j) => (i === j ? flip.to : mode)));
      return to === today ? [] : [{ ...flipReport(slice.standing, flip, slice.name), to }];
    }),
  );
  const whole = (["managed", "self_hosted", "blocked"] as const).flatMap((to) => togetherTo(slices, to));
  return [...single, ...whole].sort((a, b) => a.changes.length - b.changes.length || a.distance - b.distance);
}

function togetherTo(slices: readonly JudgedSlice[], to: Mode): Flip[] {
  const others = slices.filter(({ standing }) => standing.mode !== to);
  // one slice alone in the way is already among the single flips
  if (others.length < 2) return [];
  const flips = others.map((slice) => {
    const flip = slice.flips.find((candidate) => candidate.to === to);
    return flip && flipReport(slice.standing, flip, slice.name);
  });
  if (flips.some((flip) => flip === undefined)) return [];
  const found = flips.flatMap((flip) => flip ?? []);
  return [
    {
      to,
      changes: found.flatMap((flip) => flip.changes),
      distance: Number(found.reduce((sum, flip) => sum + flip.distance, 0).toFixed(4)),
    },
  ];
}
