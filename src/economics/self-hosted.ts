import type { CostAssumptions } from "../costs/assumptions.js";
import type { CostModel } from "../costs/option.js";
import type { People } from "../costs/people.js";
import type { Purchase } from "../costs/purchase.js";
import { obstacleTo } from "../costs/schedule.js";
import { type SelfHostedInput, selfHosted } from "../costs/self-hosted.js";
import { requestsPerSecond, secondsOfAMonth, usdPerHour } from "../quantities/quantity.js";
import { multiplesOf, type Range } from "../quantities/range.js";
import { answeredGigabytes, storedGigabytes } from "./data-volume.js";
import { peakOf } from "./peak.js";
import type { Replica } from "./replica.js";
import { ownedServer, serverPrice } from "./server.js";
import { scheduleOf, type Tenure } from "./tenure.js";

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
  const meanLoad = (profile.requests ?? 0) / secondsOfAMonth;
  // a request in more months than numbers count is none
  if (!purchase || !(meanLoad > 0)) return undefined;
  const schedule = scheduleOf(profile, tenure, assumptions);
  if (!schedule || obstacleTo(schedule)) return undefined;
  const peak = peakOf(profile, assumptions);
  const input: SelfHostedInput = {
    id: tenure === "on_demand" ? "self_hosted" : `self_hosted_${tenure}`,
    replicaCapacity: requestsPerSecond(replica.requestsPerSecond),
    gpusPerReplica: replica.gpus,
    meanLoad: requestsPerSecond(meanLoad),
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

function storageOf(replica: Replica, { storage }: CostAssumptions): Pick<SelfHostedInput, "storage"> {
  const gigabytes = storedGigabytes(replica);
  return gigabytes === undefined ? {} : { storage: { gigabytes, usdPerGigabyte: storage.expected } };
}
