import type { Breaks } from "./option.js";

/** A volume on the far side of a step at `volume`, which is otherwise the same. */
const justAbove = (volume: number): number => volume * (1 + 4e-12);

/** The smallest volume looked at: an option is stated for some volume, never for none. */
const nextToNothing = 1e-300;

/** A stretch of volumes from just above an edge to the next one that matters. */
export interface Stretch {
  edge: number;
  /** The first volume behind the edge. */
  start: number;
  end: number;
}

/**
 * Stretches that cover the volumes between two, in order. Each either has no step or kink inside, so that costs are
 * affine in it, or is settled: what is asked cannot change within. Settled ones may be long, which makes the walk fast.
 */
export function* stretches(
  breaks: readonly Breaks[],
  from: number,
  to: number,
  settled: (start: number, end: number) => boolean,
): Generator<Stretch> {
  const once = breaks.flatMap((one) => one.once).sort((a, b) => a - b);
  const every = breaks.flatMap((one) => one.every);

  /** The first edge clearly above one volume and clearly below another. */
  function edgeBetween(low: number, high: number): number | undefined {
    let next = once.find((edge) => edge > justAbove(low)) ?? high;
    for (const step of every) next = Math.min(next, (Math.floor(justAbove(low) / step) + 1) * step);
    return justAbove(next) < high ? next : undefined;
  }

  function* within(edge: number, start: number, end: number): Generator<Stretch> {
    const middle = edge + (end - edge) / 2;
    const split = settled(start, end) ? undefined : (edgeBetween(middle, end) ?? edgeBetween(edge, end));
    if (split === undefined) {
      yield { edge, start, end };
      return;
    }
    yield* within(edge, start, split);
    yield* within(split, justAbove(split), end);
  }

  yield* within(from, Math.max(from, nextToNothing), to);
}
