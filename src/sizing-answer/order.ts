import type { Configuration } from "../assessment/sizing-schema.js";
import { byCost } from "../economics/gpu-choice.js";

/**
 * The order in which configurations are to be taken, as `assess` takes them: those with a price, of these the backed ones,
 * and of these the cheapest.
 */
export function firstToTake(a: Configuration, b: Configuration): number {
  return (
    Number(a.cost === null) - Number(b.cost === null) ||
    Number(a.doubts.length > 0) - Number(b.doubts.length > 0) ||
    byCost(fleetOf(a), fleetOf(b))
  );
}

const fleetOf = ({ cost, fleet, gpus }: Configuration) => ({
  usdPerHour: cost?.usd_per_hour.expected ?? 0,
  gpus: fleet?.gpus ?? gpus,
});
