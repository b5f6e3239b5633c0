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
import { reach } from "./economics/turning.js";

/** How far past a threshold of the expected figures the likely ones may lie. */
const margins = [1.02, 1.25, 1.6, 2.2];

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
  const turns = crossings(managed, self.model, standing).flatMap((multiple) =>
    margins.map((margin) => (multiple > 1 ? multiple * margin : multiple / margin)),
  );
  const up = turns.filter((multiple) => multiple > 1 && multiple < reach).sort((x, y) => x - y);
  const down = turns.filter((multiple) => multiple < 1 && multiple > 1 / reach).sort((x, y) => y - x);
  return [up, down].flatMap((multiples) => {
    const turned = (value: number) => {
      const { mode: to } = reassess(new Map([[fact, value]]));
      return to === mode ? undefined : to;
    };
    const found = firstThatTurns(
      today,
      multiples.map((multiple) => rounded(today * multiple)),
      turned,
    );
    if (!found) return [];
    const changes = new Map<string, FactValue>([[fact, found.value]]);
    return [{ to: found.to, changes, distance: Number(sizeOf(space.facts, fact, found.value).toFixed(4)) }];
  });
}

/** A volume is told to within this factor of where the verdict turns. */
const near = 1.02;

/**
 * The first value, of those going away from today, that gives another mode, and then the nearest to today that still does.
 * What volume does to a verdict it rarely takes back, so the furthest is asked first and the first is found by halving;
 * whatever is found has been judged.
 */
function firstThatTurns(
  today: number,
  values: readonly number[],
  turned: (value: number) => Mode | undefined,
): { value: number; to: Mode } | undefined {
  const furthest = values.at(-1);
  const to = furthest === undefined ? undefined : turned(furthest);
  if (furthest === undefined || to === undefined) return undefined;
  let found = { value: furthest, to };
  let same = today;
  const ask = (value: number): boolean => {
    const mode = turned(value);
    if (mode === undefined) same = value;
    else found = { value, to: mode };
    return mode !== undefined;
  };
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ask(values[middle] ?? furthest)) high = middle;
    else low = middle + 1;
  }
  while (Math.max(found.value / same, same / found.value) > near) {
    const middle = rounded(Math.sqrt(found.value * same));
    if (middle === found.value || middle === same) break;
    ask(middle);
  }
  return found;
}

/** The numbers at which the pack's rules test a fact. */
function thresholdsOf({ space }: Standing, fact: string): number[] {
  const { variables, variablesOf } = space.engine.compiled;
  const ends = variablesOf(fact).flatMap((v) =>
    (variables[v]?.cells ?? []).flatMap((cell) =>
      cell.kind === "interval" ? [cell.interval.lo, cell.interval.hi] : [],
    ),
  );
  return [...new Set(ends)].filter((end) => end > 0 && Number.isFinite(end));
}

const steps = 60;

/** Multiples of today's volume at which the cost ratio or the busy share passes a threshold of the pack's. */
function crossings(managed: CostModel, own: CostModel, standing: Standing): number[] {
  const point = pointAt();
  const at = (multiple: number) => {
    point[place.volume] = multiple;
    return point;
  };
  const followed: readonly [fact: string, figure: (multiple: number) => number][] = [
    ["economics.self_hosted_to_managed", (multiple) => own.total(at(multiple)) / managed.total(at(multiple))],
    ["economics.utilisation", (multiple) => own.fleet?.(at(multiple)).utilisation ?? 0],
  ];
  const volumes = Array.from({ length: steps + 1 }, (_, i) => reach ** ((2 * i) / steps - 1));
  return followed.flatMap(([fact, figure]) => {
    const figures = volumes.map(figure);
    return thresholdsOf(standing, fact).flatMap((threshold) =>
      volumes.slice(1).flatMap((to, i) => {
        const from = volumes[i] ?? to;
        const [before = 0, after = 0] = [figures[i], figures[i + 1]];
        return before > threshold === after > threshold ? [] : [passing(figure, threshold, from, to)];
      }),
    );
  });
}

/** The volume between two at which a figure passes the threshold, to a thousandth. */
function passing(figure: (multiple: number) => number, threshold: number, from: number, to: number): number {
  const above = figure(from) > threshold;
  let [low, high] = [from, to];
  while (high / low > 1.001) {
    const middle = Math.sqrt(low * high);
    if (figure(middle) > threshold === above) low = middle;
    else high = middle;
  }
  return high;
}

const rounded = (value: number): number => Number(value.toPrecision(3));
