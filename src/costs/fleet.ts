import { hoursOfAMonth } from "../quantities/quantity.js";
import { replicasFor } from "../quantities/replicas.js";
import { place, read } from "./factors.js";
import { add } from "./model.js";
import type { Breaks, Factors, Fleet } from "./option.js";
import { type Purchase, type Unit, unitsFor } from "./purchase.js";

interface FleetInput {
  replicaCapacity: number;
  gpusPerReplica: number;
  meanLoad: number;
  peakToMean: number;
  planTo: number;
  spareReplicas: number;
  purchase: Purchase;
  unit: Unit;
  standingHours: number;
  coldStartHours: number;
  scalesToZero: boolean;
}

interface FleetArithmetic {
  addTo(into: Float64Array, points: Factors, offset: number): void;
  breaks(at: Factors): Breaks;
  at(at: Factors): Fleet;
}

/** The part of a self-hosted option's cost that its machines cause. */
export function fleetArithmetic(input: FleetInput): FleetArithmetic {
  const { gpusPerReplica, spareReplicas, planTo, unit, standingHours, coldStartHours, purchase } = input;
  // in replicas at full load, and at today's volume
  const mean = input.meanLoad / input.replicaCapacity;
  // all of a month's requests fall into the hours that the fleet stands, so these alone may set the peak
  const leastPeak = hoursOfAMonth / standingHours;
  // a reservation is paid for whether the fleet stands or not
  const billedHours = purchase.mode === "reserved" ? hoursOfAMonth : standingHours;
  const instanceGpus = unitsFor(1, gpusPerReplica, unit) * unit.gpus;

  const load = (points: Factors, offset: number): number =>
    (mean * read(points, offset, place.volume)) / read(points, offset, place.throughput);
  const peak = (points: Factors, offset: number): number =>
    Math.max(leastPeak, input.peakToMean * read(points, offset, place.peak_to_mean));
  const replicas = (points: Factors, offset: number): number =>
    replicasFor((load(points, offset) * peak(points, offset)) / planTo);

  function addStanding(into: Float64Array, points: Factors, offset: number): void {
    const needed = replicas(points, offset);
    const units = unitsFor(needed, gpusPerReplica, unit);
    const spareUnits = spareReplicas > 0 ? unitsFor(needed + spareReplicas, gpusPerReplica, unit) - units : 0;
    const price = read(points, offset, place.gpu_price);
    if (purchase.mode === "owned") {
      const power = unit.powerUsdPerHour * standingHours * read(points, offset, place.power_price);
      add(into, "purchase", units * unit.usdPerMonth * price);
      add(into, "power", units * power);
      add(into, "hosting", units * unit.hostingUsdPerMonth);
      add(into, "redundancy", spareUnits * (unit.usdPerMonth * price + power + unit.hostingUsdPerMonth));
      return;
    }
    const usdPerGpuHour = unit.usdPerGpuHour * price;
    const busy = load(points, offset) * hoursOfAMonth * gpusPerReplica * usdPerGpuHour;
    const unitUsd = unit.gpus * billedHours * usdPerGpuHour;
    add(into, "gpu_hours", busy);
    // the difference is never below zero but for rounding
    add(into, "idle_hours", Math.max(0, units * unitUsd - busy));
    add(into, "redundancy", spareUnits * unitUsd);
  }

  function addWhatComesAndGoes(into: Float64Array, points: Factors, offset: number): void {
    const usdPerGpuHour = unit.usdPerGpuHour * read(points, offset, place.gpu_price);
    const busyHours = load(points, offset) * hoursOfAMonth;
    const busy = busyHours * gpusPerReplica * usdPerGpuHour;
    const billed = (busyHours / planTo + coldStartHours) * instanceGpus * usdPerGpuHour;
    add(into, "gpu_hours", busy);
    add(into, "idle_hours", Math.max(0, billed - busy));
  }

  return {
    addTo: input.scalesToZero ? addWhatComesAndGoes : addStanding,
    breaks: (at) => ({
      every: input.scalesToZero ? [] : [planTo / ((load(at, 0) / read(at, 0, place.volume)) * peak(at, 0))],
      once: [],
    }),
    at(at) {
      const work = load(at, 0) * hoursOfAMonth;
      if (input.scalesToZero) {
        const hours = work / planTo + coldStartHours;
        return { replicas: hours / hoursOfAMonth, spareReplicas: 0, utilisation: work / hours };
      }
      const needed = replicas(at, 0);
      return {
        replicas: needed,
        spareReplicas,
        utilisation: work / ((needed + spareReplicas) * standingHours),
      };
    },
  };
}
