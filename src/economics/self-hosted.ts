import type { Assumption, CostAssumptions } from "../costs/assumptions.js";
import type { CostModel } from "../costs/option.js";
import type { People } from "../costs/people.js";
import type { Owned, Purchase } from "../costs/purchase.js";
import type { Schedule } from "../costs/schedule.js";
import { obstacleTo } from "../costs/schedule.js";
import { type SelfHostedInput, selfHosted } from "../costs/self-hosted.js";
import {
  hoursOfAMonth,
  hoursPerMonth,
  milliseconds,
  requestsPerSecond,
  secondsOfAMonth,
  usd,
  usdPerHour,
  usdPerMonth,
} from "../quantities/quantity.js";
import { multiplesOf, type Range } from "../quantities/range.js";
import { bytesPerWeight } from "../sizing/precision.js";
import { publishedPrecision } from "../sizing/published.js";

import type { Replica } from "./replica.js";

/** A way of owning or renting the GPUs, and when they stand. */
export type Tenure = "on_demand" | "reserved" | "owned" | "active_window" | "scale_to_zero";

export const nobody: People = { fte: 0, usdPerEngineer: usdPerMonth(0) };

/** What is known of the people. */
export interface Team {
  engineers: Range;
  engineerUsd: Range;
  onCallUsd?: number | undefined;
}

/** Engineers as the facts have them. On-call pay beside the engineers' time counts where somebody states it. */
export const teamOf = ({ engineers, engineerUsd, onCallUsd }: Team): People => ({
  fte: engineers.expected,
  usdPerEngineer: usdPerMonth(engineerUsd.expected),
  ...(onCallUsd === undefined ? {} : { onCall: usdPerMonth(onCallUsd) }),
});

/** Peak over mean as stated; else what the published range of utilisation implies for a fleet planned to its peak. */
export function peakOf(
  { peakToMean }: { peakToMean?: number | undefined },
  { utilisation, plan_to: planTo }: CostAssumptions,
): Range {
  if (peakToMean !== undefined) return { low: peakToMean, expected: peakToMean, high: peakToMean };
  const peak = (busy: number): number => Math.max(1, planTo.expected / busy);
  return { low: peak(utilisation.high), expected: peak(utilisation.expected), high: peak(utilisation.low) };
}

/** What a fleet has to do. */
interface Served {
  batch: boolean;
  requests?: number | undefined;
  outputTokens?: number | undefined;
  peakToMean?: number | undefined;
  latencyTargetMs?: number | undefined;
  activeHoursPerWeek?: number | undefined;
}

/** What is counted beside machines, storage and egress. */
export interface Counted {
  people: People;
  /** Spread over months; to be left out where it is paid back month by month. */
  migration: boolean;
}

/** The cost model of serving a profile on replicas like this one; undefined where that tenure is not possible or not priced. */
export function servedBy(
  profile: Served,
  replica: Replica,
  tenure: Tenure,
  { people, migration }: Counted,
  assumptions: CostAssumptions,
): CostModel | undefined {
  const purchase = purchaseOf(replica, tenure, assumptions);
  if (!purchase || !profile.requests) return undefined;
  const schedule = scheduleOf(profile, tenure, assumptions);
  if (!schedule || obstacleTo(schedule)) return undefined;
  const peak = peakOf(profile, assumptions);
  const input: SelfHostedInput = {
    id: tenure === "on_demand" ? "self_hosted" : `self_hosted_${tenure}`,
    replicaCapacity: requestsPerSecond(replica.requestsPerSecond),
    gpusPerReplica: replica.gpus,
    meanLoad: requestsPerSecond(profile.requests / secondsOfAMonth),
    peakToMean: peak.expected,
    planTo: assumptions.plan_to.expected,
    spareReplicas: tenure === "scale_to_zero" ? 0 : assumptions.spare_replicas.expected,
    purchase,
    schedule,
    people,
    ...storageOf(replica, assumptions),
    egress: { gigabytesPerMonth: answeredGigabytes(profile), usdPerGigabyte: assumptions.egress.expected },
    ...(migration
      ? { migration: { usd: assumptions.migration.expected, months: assumptions.migration_months.expected } }
      : {}),
    ranges: {
      throughput: { low: replica.band.low, expected: 1, high: replica.band.high },
      ...(tenure === "owned"
        ? { gpu_price: multiplesOf(serverPrice(replica, assumptions) ?? replica.price) }
        : { gpu_price: multiplesOf(priceRange(replica, tenure, assumptions)) }),
      power_price: multiplesOf(assumptions.power_price),
    },
  };
  return selfHosted(input);
}

function priceRange({ price }: Replica, tenure: Tenure, { reserved_price_factor: factor }: CostAssumptions): Range {
  if (tenure !== "reserved") return price;
  return {
    low: price.low * factor.low,
    expected: price.expected * factor.expected,
    high: price.high * factor.high,
  };
}

function purchaseOf(replica: Replica, tenure: Tenure, assumptions: CostAssumptions): Purchase | undefined {
  switch (tenure) {
    case "on_demand":
    case "active_window":
    case "scale_to_zero":
      return { mode: "on_demand", usdPerGpuHour: usdPerHour(replica.price.expected) };
    case "reserved":
      return {
        mode: "reserved",
        usdPerGpuHour: usdPerHour(replica.price.expected),
        priceFactor: assumptions.reserved_price_factor.expected,
      };
    case "owned":
      return ownedServer(replica, assumptions);
  }
}

/** Servers of eight GPUs, as they are sold for these devices. */
const gpusPerServer = 8;
const wattsPerKilowatt = 1000;

/** What a server of eight costs, where a source prices one for this GPU. */
function serverPrice({ gpu }: Replica, assumptions: CostAssumptions): Assumption | Range | undefined {
  if (gpu.id === "h100-80gb") return assumptions.purchase_8xh100_server;
  if (gpu.id !== "a100-80gb") return undefined;
  const { low, expected, high } = assumptions.purchase_a100_80gb;
  return { low: low * gpusPerServer, expected: expected * gpusPerServer, high: high * gpusPerServer };
}

function ownedServer(replica: Replica, assumptions: CostAssumptions): Owned | undefined {
  const price = serverPrice(replica, assumptions);
  const { tdpWatts } = replica.gpu;
  if (!price || tdpWatts === undefined) return undefined;
  const kilowatts = (gpusPerServer * tdpWatts) / wattsPerKilowatt;
  return {
    mode: "owned",
    usdPerServer: usd(price.expected),
    gpusPerServer,
    lifeMonths: assumptions.server_life.expected,
    tdpWattsPerGpu: tdpWatts,
    pue: assumptions.pue.expected,
    usdPerKwh: assumptions.power_price.expected,
    hosting: usdPerMonth(kilowatts * assumptions.colocation.expected),
  };
}

const hoursOfAWeek = 168;

/** A fleet that goes down when nothing is asked comes up again once a day at least: batch work is done in one run a day. */
const runsAMonth = 30;

function scheduleOf(profile: Served, tenure: Tenure, { cold_start: coldStart }: CostAssumptions): Schedule | undefined {
  if (tenure === "active_window") {
    const hours = profile.activeHoursPerWeek;
    // a window that is open all week is no window
    if (hours === undefined || hours >= hoursOfAWeek) return undefined;
    return { kind: "active_window", hours: hoursPerMonth((hours / hoursOfAWeek) * hoursOfAMonth) };
  }
  if (tenure !== "scale_to_zero") return { kind: "always_on" };
  return {
    kind: "scale_to_zero",
    coldStartsPerMonth: runsAMonth,
    coldStartSeconds: coldStart.expected,
    // somebody who waits for an answer does not wait for a model to load
    ...(profile.batch ? {} : { ttftTarget: milliseconds(profile.latencyTargetMs ?? 0) }),
  };
}

/** Weights on disk, once for each of two zones or versions: what a rollback needs. Undefined where no model is named. */
export const storedGigabytes = ({ model, precision }: Replica): number | undefined =>
  model && 2 * model.paramsB * bytesPerWeight[precision ?? publishedPrecision(model)];

function storageOf(replica: Replica, { storage }: CostAssumptions): Pick<SelfHostedInput, "storage"> {
  const gigabytes = storedGigabytes(replica);
  return gigabytes === undefined ? {} : { storage: { gigabytes, usdPerGigabyte: storage.expected } };
}

/** UTF-8 text of about four bytes a token, as English has. */
const bytesPerToken = 4;

export const answeredGigabytes = ({
  requests = 0,
  outputTokens = 0,
}: {
  requests?: number | undefined;
  outputTokens?: number | undefined;
}): number => (requests * outputTokens * bytesPerToken) / 1e9;
