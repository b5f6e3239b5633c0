import type { TokensPerMonth } from "../quantities/quantity.js";
import { tokensPerMonth } from "../quantities/quantity.js";
import { positive } from "./checks.js";
import { place, pointAt } from "./factors.js";
import type { CostModel, Factors } from "./option.js";
import { stretches } from "./steps.js";

/** A volume at which the cheaper side changes. */
export interface Crossing {
  volume: TokensPerMonth;
  /** `equal`: both cost the same here. `step`: a fleet grows here, and the sign changes without a moment of equality. */
  kind: "start" | "equal" | "step";
  /** Whether the candidate is the cheaper one from here on. */
  candidateCheaper: boolean;
  /** Busy share of the candidate's replicas here, where it has some. */
  utilisation?: number;
}

export interface BreakEven {
  /** All crossings in order of volume. */
  crossings: readonly Crossing[];
  /** The first from which the candidate is cheaper; absent where that never happens within `searched`. */
  first?: Crossing;
  /** The first from which it stays cheaper to the end of the next capacity step, or of the search. */
  lasting?: Crossing;
  /** Volume up to which the search went: as asked for, or less where there are more steps than it may visit. */
  searched: TokensPerMonth;
}

export interface BreakEvenQuestion {
  incumbent: CostModel;
  candidate: CostModel;
  /** Today's volume, at which both models are stated. */
  volume: TokensPerMonth;
  /** Volume up to which to search. */
  within: TokensPerMonth;
  /** Other factors than the volume; as stated where absent. */
  at?: Factors;
}

/** Pieces between steps that one search visits at most; fleets beyond that grow almost smoothly. */
const mostPieces = 20_000;

/**
 * Volumes at which a candidate becomes cheaper than what runs today, and dearer again. Both costs are affine in the
 * volume between two steps, so each piece has one crossing at most, which bisection finds to the last bit.
 *
 * @throws RangeError where a volume is zero, negative or not finite, or a cost is none
 */
export function breakEven({ incumbent, candidate, volume, within, at }: BreakEvenQuestion): BreakEven {
  const point = pointAt();
  if (at) point.set(at);
  const most = positive(within, "within") / positive(volume, "volume");
  const totalAt = (model: CostModel, multiple: number): number => {
    point[place.volume] = multiple;
    return model.total(point);
  };
  const pays = (multiple: number): boolean => totalAt(candidate, multiple) < totalAt(incumbent, multiple);
  // the volume raises both costs: one that is the lower at the end than the other at the start is so throughout
  const settled = (start: number, end: number): boolean =>
    totalAt(candidate, start) >= totalAt(incumbent, end) || totalAt(candidate, end) < totalAt(incumbent, start);

  const crossings: Crossing[] = [];
  const cross = (multiple: number, kind: Crossing["kind"], candidateCheaper: boolean): void => {
    point[place.volume] = multiple;
    const utilisation = multiple > 0 ? candidate.fleet?.(point).utilisation : undefined;
    const crossed = { volume: tokensPerMonth(multiple * volume), kind, candidateCheaper };
    crossings.push(utilisation === undefined ? crossed : { ...crossed, utilisation });
  };

  point[place.volume] = 1;
  const breaks = [incumbent.breaks(point), candidate.breaks(point)];
  let cheaper = false;
  let reached = 0;
  let pieces = 0;
  for (const { edge, start, end } of stretches(breaks, 0, most, settled)) {
    if (pieces++ === mostPieces) break;
    if (pays(start) !== cheaper) {
      cheaper = !cheaper;
      cross(edge, edge === 0 ? "start" : "step", cheaper);
    }
    if (pays(end) !== cheaper) {
      cheaper = !cheaper;
      cross(
        bisect((multiple) => pays(multiple) === cheaper, start, end),
        "equal",
        cheaper,
      );
    }
    reached = end;
  }

  const searched = reached * volume;
  const steps = breaks.flatMap(({ every }) => every).map((step) => step * volume);
  const first = crossings.find(({ candidateCheaper }) => candidateCheaper);
  const lasting = crossings.find((crossing, i) => {
    const end = crossings[i + 1]?.volume ?? Number.POSITIVE_INFINITY;
    return crossing.candidateCheaper && end >= Math.min(searched, nextStepEnd(crossing.volume, steps));
  });
  return {
    crossings,
    ...(first ? { first } : {}),
    ...(lasting ? { lasting } : {}),
    searched: tokensPerMonth(searched),
  };
}

/** The end of the capacity step after the one in which a volume lies; the widest step counts where there are several. */
function nextStepEnd(volume: number, steps: readonly number[]): number {
  if (steps.length === 0) return Number.POSITIVE_INFINITY;
  const step = Math.max(...steps);
  // a volume on a step belongs to the one that starts there; the end is rounded down so that reaching it counts
  return (Math.floor((volume / step) * (1 + 4e-12)) + 2) * step * (1 - 1e-9);
}

/** The smallest value, to the last bit, from which `holds` is true; it has to be false at `from` and true at `to`. */
function bisect(holds: (value: number) => boolean, from: number, to: number): number {
  let low = from;
  let high = to;
  for (;;) {
    const middle = low + (high - low) / 2;
    if (!(middle > low && middle < high)) return high;
    if (holds(middle)) high = middle;
    else low = middle;
  }
}
