import { hoursOfAMonth, type RequestsPerSecond, type UsdPerMonth } from "../quantities/quantity.js";
import { amount, atLeast, positive, share, whole } from "./checks.js";
import { place, read } from "./factors.js";
import { fleetArithmetic } from "./fleet.js";
import { add, costModel } from "./model.js";
import type { CostModel, Part } from "./option.js";
import { addPeople, checkedPeople, type Migration, type People, partsOfPeople } from "./people.js";
import { type Purchase, unitOf } from "./purchase.js";
import { coldStartHours, obstacleTo, type Schedule } from "./schedule.js";

/** The team runs inference on GPUs of its own or rented ones. */
export interface SelfHostedInput {
  id: string;
  /** What one replica serves within the latency targets at full load. */
  replicaCapacity: RequestsPerSecond;
  gpusPerReplica: number;
  /** Mean over all hours of the month. */
  meanLoad: RequestsPerSecond;
  /** Peak rate over that mean, from 1 on. */
  peakToMean: number;
  /** Share of a replica's capacity that is planned to be used at the peak. */
  planTo: number;
  /** Replicas beyond the needed ones, so that one may fail. */
  spareReplicas: number;
  purchase: Purchase;
  schedule: Schedule;
  people: People;
  /** Monitoring, gateways, networking of the whole fleet. */
  hosting?: UsdPerMonth;
  storage?: { gigabytes: number; usdPerGigabyte: number };
  /** At today's volume; grows with it. */
  egress?: { gigabytesPerMonth: number; usdPerGigabyte: number };
  migration?: Migration;
  ranges?: CostModel["ranges"];
}

/** @throws RangeError with the field's name where one means nothing, or the schedule does not fit the rest */
function check(input: SelfHostedInput): void {
  positive(input.replicaCapacity, "replicaCapacity");
  whole(input.gpusPerReplica, 1, "gpusPerReplica");
  positive(input.meanLoad, "meanLoad");
  atLeast(input.peakToMean, 1, "peakToMean");
  share(input.planTo, "planTo");
  whole(input.spareReplicas, 0, "spareReplicas");
  checkedPeople(input.people);
  const obstacle = obstacleTo(input.schedule);
  if (obstacle) throw new RangeError(`${input.schedule.kind} is not possible: ${obstacle.code}`);
  if (input.schedule.kind !== "scale_to_zero") return;
  if (input.purchase.mode !== "on_demand") {
    throw new RangeError(`scale_to_zero saves nothing with ${input.purchase.mode} capacity, which is paid for anyway`);
  }
  if (input.spareReplicas > 0) throw new RangeError("spareReplicas cannot stand where the fleet scales to zero");
}

/**
 * Whole replicas that stand, billed by reservation, and everything beside them. Equations: docs/costs.md.
 *
 * @throws RangeError with the field's name where one means nothing, or the schedule does not fit the rest
 */
export function selfHosted(input: SelfHostedInput): CostModel {
  check(input);
  const { id, people, purchase } = input;
  const fleet = fleetArithmetic({
    ...input,
    unit: unitOf(purchase, input.gpusPerReplica),
    coldStartHours: coldStartHours(input.schedule),
    standingHours: input.schedule.kind === "active_window" ? input.schedule.hours : hoursOfAMonth,
    scalesToZero: input.schedule.kind === "scale_to_zero",
  });
  const hosting = amount(input.hosting ?? 0, "hosting");
  const storage = input.storage && product(input.storage.gigabytes, input.storage.usdPerGigabyte, "storage");
  const egress = input.egress && product(input.egress.gigabytesPerMonth, input.egress.usdPerGigabyte, "egress");
  const { migration } = input;
  const migrationShare = migration && amount(migration.usd, "migration.usd") / positive(migration.months, "months");

  const owned = purchase.mode === "owned";
  const present: Part[] = owned ? [] : ["gpu_hours", "idle_hours"];
  if (input.spareReplicas > 0) present.push("redundancy");
  if (owned) present.push("purchase", "power");
  if (input.hosting !== undefined || (owned && purchase.hosting !== undefined)) present.push("hosting");
  present.push(...partsOfPeople(people));
  if (storage !== undefined) present.push("storage");
  if (egress !== undefined) present.push("egress");
  if (migrationShare !== undefined) present.push("migration");

  return costModel({
    id,
    parts: present,
    ranges: input.ranges ?? {},
    addTo(into, points, offset) {
      fleet.addTo(into, points, offset);
      if (hosting > 0) add(into, "hosting", hosting);
      addPeople(people, into, points, offset);
      if (storage !== undefined) add(into, "storage", storage);
      if (egress !== undefined) add(into, "egress", egress * read(points, offset, place.volume));
      if (migrationShare !== undefined) add(into, "migration", migrationShare);
    },
    breaks: fleet.breaks,
    fleet: fleet.at,
  });
}

const product = (count: number, price: number, name: string): number => amount(count, name) * amount(price, name);
