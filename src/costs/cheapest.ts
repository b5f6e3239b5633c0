import { costModel } from "./model.js";
import { type CostModel, parts } from "./option.js";

/**
 * Fleets for the same load as one option: at each volume the cheapest of them stands, as somebody chooses who sizes anew.
 * They have to differ in machines that stand alone. Between two steps they then rise alike with the volume, so that one of
 * them is the cheapest throughout and the cost stays affine.
 *
 * @throws RangeError where there is none
 */
export function cheapestOf(models: readonly CostModel[]): CostModel {
  const [first, ...others] = models;
  if (!first) throw new RangeError("nothing is the cheapest of nothing");
  if (others.length === 0) return first;
  const cheapestAt = (points: Float64Array, offset: number): CostModel => {
    let best = first;
    let least = first.total(points, offset);
    for (const model of others) {
      const total = model.total(points, offset);
      if (total >= least) continue;
      best = model;
      least = total;
    }
    return best;
  };
  return costModel({
    id: first.id,
    parts: parts.filter((part) => models.some((model) => model.parts.includes(part))),
    ranges: {},
    addTo: (into, points, offset) => cheapestAt(points, offset).addTo(into, points, offset),
    breaks(at) {
      const all = models.map((model) => model.breaks(at));
      return { every: all.flatMap(({ every }) => every), once: all.flatMap(({ once }) => once) };
    },
    ...(first.fleet ? { fleet: (at) => cheapestAt(at, 0).fleet?.(at) ?? noFleet(first.id) } : {}),
  });
}

function noFleet(id: string): never {
  throw new TypeError(`${id} is compared with an option without a fleet`);
}
