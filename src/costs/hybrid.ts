import type { Range } from "../quantities/range.js";
import { costModel, line } from "./model.js";
import { type CostModel, ownFactors, type Part, parts } from "./option.js";

/** Lines of a team, which serves all slices: the largest counts, not the sum. */
const teams: ReadonlySet<Part> = new Set(["engineering", "on_call"]);

/**
 * Slices of one workload, each on an option of its own, as one option. Parts add up, except people: the largest need of
 * any slice covers the others. A slice's volume is its share of the workload's; all slices grow alike. Where slices have
 * ranges of their own for a factor, one that spans them holds for all.
 *
 * @throws RangeError where there is no slice
 */
export function hybrid(id: string, slices: readonly CostModel[]): CostModel {
  if (slices.length === 0) throw new RangeError(`${id} has no slices`);
  const scratch = new Float64Array(parts.length);
  const team: readonly number[] = [...teams].map((part) => line[part]);
  return costModel({
    id,
    parts: parts.filter((part) => slices.some((slice) => slice.parts.includes(part))),
    ranges: spannedRanges(slices),
    addTo(into, points, offset) {
      for (const slice of slices) {
        scratch.fill(0);
        slice.addTo(scratch, points, offset);
        for (let i = 0; i < scratch.length; i++) {
          const usd = scratch[i] ?? 0;
          into[i] = team.includes(i) ? Math.max(into[i] ?? 0, usd) : (into[i] ?? 0) + usd;
        }
      }
    },
    breaks(at) {
      const all = slices.map((slice) => slice.breaks(at));
      return { every: all.flatMap(({ every }) => every), once: all.flatMap(({ once }) => once) };
    },
  });
}

function spannedRanges(slices: readonly CostModel[]): CostModel["ranges"] {
  const spanned: { -readonly [F in keyof CostModel["ranges"]]: CostModel["ranges"][F] } = {};
  for (const factor of ownFactors) {
    for (const { ranges } of slices) {
      const own = ranges[factor];
      const known = spanned[factor];
      if (own) spanned[factor] = known ? spanning(known, own) : own;
    }
  }
  return spanned;
}

const spanning = (a: Range, b: Range): Range => ({
  low: Math.min(a.low, b.low),
  expected: Math.sqrt(a.expected * b.expected),
  high: Math.max(a.high, b.high),
});
