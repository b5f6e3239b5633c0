import { pointAt, uncertain } from "../costs/factors.js";
import type { CostModel, Uncertainty } from "../costs/option.js";
import { type PooledLoad, pooled, poolLoad } from "../costs/pool.js";
import { requestsPerSecond, secondsOfAMonth, usdPerHour } from "../quantities/quantity.js";
import { multiplesOf, type Range } from "../quantities/range.js";
import type { EconomicsData } from "./data.js";
import { answeredGigabytes, storedGigabytes } from "./data-volume.js";
import { peakOf } from "./peak.js";
import { planOf } from "./plan.js";
import { type SharedFleet, type SizedStudy, sharedFleets } from "./pool-fleet.js";
import type { Replica } from "./replica.js";
import { nobody } from "./team.js";

/** One end of how far peaks coincide: the machines of the pool, and how far its peak is known. */
export interface PoolEnd {
  machines: CostModel;
  uncertainty: Uncertainty;
}

/** One fleet for several workloads of one model, machines alone: people are counted beside it. */
export interface Pool {
  members: readonly SizedStudy[];
  fleet: SharedFleet;
  /** USD for one GPU-hour: the lowest that a member states, else as offered. */
  price: Range;
  /** Peaks that never meet. */
  best: PoolEnd;
  /** Peaks that all meet. */
  worst: PoolEnd;
}

/**
 * The cheapest fleet that serves all members, at the expected point and with all peaks at once; a GPU without
 * measurements is taken only where no other serves. Undefined where no GPU of a member serves all of them.
 *
 * @throws RangeError where there is no member
 */
export function poolOf(members: readonly SizedStudy[], data: EconomicsData): Pool | undefined {
  // the GPUs are given, so no peak has a say in which are the cheapest
  const planning = { ...planOf(data.assumptions), peakToMean: 1 };
  const fleets = sharedFleets(members, data.sizing, planning);
  const backed = fleets.filter((fleet) => fleet.backed);
  const pools = (backed.length > 0 ? backed : fleets).map((fleet) => on(fleet, members, data));
  const usd = ({ worst }: Pool): number => worst.machines.total(pointAt());
  return pools.reduce<Pool | undefined>(
    (cheapest, pool) => (cheapest === undefined || usd(pool) < usd(cheapest) ? pool : cheapest),
    undefined,
  );
}

function on(fleet: SharedFleet, members: readonly SizedStudy[], { assumptions }: EconomicsData): Pool {
  const [first] = fleet.replicas;
  const price = priceOf(fleet.replicas);
  const peaks = members.map(({ profile }) => peakOf(profile, assumptions));
  const loads = (end: keyof Range): PooledLoad[] =>
    members.map(({ profile }, i) => ({
      meanLoad: requestsPerSecond((profile.requests ?? 0) / secondsOfAMonth),
      peakToMean: peaks[i]?.[end] ?? 1,
      replicaCapacity: requestsPerSecond((fleet.replicas[i] ?? first).requestsPerSecond),
    }));
  const { best, worst } = pooled(
    {
      id: "pool",
      gpusPerReplica: first.gpus,
      ...planOf(assumptions),
      purchase: { mode: "on_demand", usdPerGpuHour: usdPerHour(price.expected) },
      schedule: { kind: "always_on" },
      people: nobody,
      storage: {
        gigabytes: Math.max(...fleet.replicas.map((replica) => storedGigabytes(replica) ?? 0)),
        usdPerGigabyte: assumptions.storage.expected,
      },
      egress: {
        gigabytesPerMonth: members.reduce((sum, { profile }) => sum + answeredGigabytes(profile), 0),
        usdPerGigabyte: assumptions.egress.expected,
      },
      // each workload is moved by itself
      migration: {
        usd: assumptions.migration.expected * members.length,
        months: assumptions.migration_months.expected,
      },
      ranges: {
        // the same model on the same GPU: whatever the estimate is off by, no member's range is left
        throughput: {
          low: Math.min(...fleet.replicas.map(({ band }) => band.low)),
          expected: 1,
          high: Math.max(...fleet.replicas.map(({ band }) => band.high)),
        },
        gpu_price: multiplesOf(price),
      },
    },
    loads("expected"),
  );
  // exact at its ends and in the middle; where only some peaks are known, at most a little too high in between
  const ends = { low: poolLoad(loads("low")), expected: poolLoad(loads("expected")), high: poolLoad(loads("high")) };
  const end = (machines: CostModel, which: "low" | "high"): PoolEnd => ({
    machines,
    uncertainty: uncertain({
      peak_to_mean: multiplesOf({
        low: ends.low.peak[which],
        expected: ends.expected.peak[which],
        high: ends.high.peak[which],
      }),
    }),
  });
  return { members, fleet, price, best: end(best, "low"), worst: end(worst, "high") };
}

/** One fleet is rented under one contract: what a member says it pays wins over offers, as for that member alone. */
function priceOf([first, ...rest]: SharedFleet["replicas"]): Range {
  const rank = ({ price, priceSource }: Replica) => [priceSource ? 1 : 0, price.expected] as const;
  return rest.reduce((lowest, replica) => {
    const [a, b] = [rank(lowest), rank(replica)];
    return b[0] < a[0] || (b[0] === a[0] && b[1] < a[1]) ? replica : lowest;
  }, first).price;
}
