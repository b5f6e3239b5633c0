import { place, pointAt } from "../costs/factors.js";
import type { CostModel } from "../costs/option.js";
import { profileOf } from "../economics/profile.js";
import { managedModel, studyOf } from "../economics/study.js";
import type { FactValue } from "../facts/fact.js";
import { factValue } from "../facts/known.js";
import type { FlipFound, Reassess } from "../flips/flips.js";
import { sizeOf } from "../flips/size.js";
import type { Mode } from "../rules/pack.js";
import type { Standing } from "../verdict/standing.js";
import type { Context } from "./context.js";

/** Volumes between these multiples of today's are looked at. */
const reach = 1_000;
/** Judgements that one flip may take: each means sizing and sampling again. */
const mostJudged = 10;

/**
 * Flips by volume alone: no rule tests the costs that volume moves, so the ratio of the two sides is followed over the
 * volume to where it passes the pack's thresholds, and each find is verified by judging again.
 */
export function volumeFlips(context: Context, standing: Standing, reassess: Reassess): FlipFound[] {
  const { space, mode } = standing;
  const fact = ["traffic.requests_per_month", "traffic.tokens_per_month"].find((name) => space.facts.get(name)?.at);
  const today = fact === undefined ? undefined : factValue(space.facts, fact);
  if (!context.economics || fact === undefined || typeof today !== "number" || today <= 0) return [];
  const { best, own } = studyOf(profileOf(space.facts), context.economics, context.asOf);
  const managed = best && managedModel(best);
  const [self] = own;
  // stated sums do not follow the volume, so nothing can be said of another one
  if (!managed || !self || self.tenure === "stated" || space.facts.get("current.usd_per_month")?.at) return [];
  const found = new Map<Mode, FlipFound>();
  let judged = 0;
  const modeAt = (value: number): Mode | undefined =>
    ++judged > mostJudged ? undefined : reassess(new Map([[fact, value]])).mode;
  for (const multiple of crossings(managed, self.model, thresholdsOf(standing))) {
    for (const margin of [1.02, 1.5, 2.5]) {
      const value = rounded(today * (multiple > 1 ? multiple * margin : multiple / margin));
      const to = modeAt(value);
      if (to === undefined || to === mode) continue;
      const changes = new Map<string, FactValue>([[fact, value]]);
      const flip = { to, changes, distance: Number(sizeOf(space.facts, fact, value).toFixed(4)) };
      const before = found.get(to);
      if (!before || flip.distance < before.distance) found.set(to, flip);
      break;
    }
  }
  return [...found.values()];
}

/** The thresholds at which the pack's rules test the cost ratio. */
function thresholdsOf({ space }: Standing): number[] {
  const { variables, variablesOf } = space.engine.compiled;
  const ends = variablesOf("economics.self_hosted_to_managed").flatMap((v) =>
    (variables[v]?.cells ?? []).flatMap((cell) =>
      cell.kind === "interval" ? [cell.interval.lo, cell.interval.hi] : [],
    ),
  );
  return [...new Set(ends)].filter((end) => end > 0 && Number.isFinite(end));
}

const steps = 60;

/** Multiples of today's volume at which the ratio of the two costs passes a threshold, the nearest to today first. */
function crossings(managed: CostModel, own: CostModel, thresholds: readonly number[]): number[] {
  const point = pointAt();
  const ratio = (multiple: number): number => {
    point[place.volume] = multiple;
    return own.total(point) / managed.total(point);
  };
  const volumes = Array.from({ length: steps + 1 }, (_, i) => reach ** ((2 * i) / steps - 1));
  const ratios = volumes.map(ratio);
  const found = thresholds.flatMap((threshold) =>
    volumes.slice(1).flatMap((to, i) => {
      const from = volumes[i] ?? to;
      const [before = 0, after = 0] = [ratios[i], ratios[i + 1]];
      return before > threshold === after > threshold ? [] : [passing(ratio, threshold, from, to)];
    }),
  );
  return found.sort((a, b) => Math.abs(Math.log(a)) - Math.abs(Math.log(b)));
}

/** The volume between two at which the ratio passes the threshold, to a thousandth. */
function passing(ratio: (multiple: number) => number, threshold: number, from: number, to: number): number {
  const above = ratio(from) > threshold;
  let [low, high] = [from, to];
  while (high / low > 1.001) {
    const middle = Math.sqrt(low * high);
    if (ratio(middle) > threshold === above) low = middle;
    else high = middle;
  }
  return high;
}

const rounded = (value: number): number => Number(value.toPrecision(3));
