import type { SharedPool } from "../../assessment/schema.js";
import { pointAt } from "../../costs/factors.js";
import type { CostModel } from "../../costs/option.js";
import { rangesOf } from "../../costs/sample.js";
import type { EconomicsData } from "../../economics/data.js";
import type { Pool, PoolEnd } from "../../economics/pool.js";
import { poolMoney } from "../../economics/pool-money.js";
import { utilisationEnds } from "../../economics/utilisation.js";
import { poolAssumptions } from "./pool-assumptions.js";
import type { PoolFigures } from "./pool-join.js";
import { joiningOf } from "./pool-joining.js";
import type { SizedPart } from "./pool-part.js";
import { rounded, roundedSpread } from "./round.js";

/** What a pool costs, for the report and for asking what would hold in it. */
export function poolCost(
  pool: Pool,
  parts: readonly SizedPart[],
  economics: EconomicsData,
): { section: NonNullable<SharedPool["cost"]>; figures: PoolFigures } {
  const money = poolMoney(
    pool,
    parts.map(({ member, study }) => ({ workload: member.workload, study })),
  );
  const joining = joiningOf(money.pool.expected, parts, economics);
  const [replica] = pool.fleet.replicas;
  const precision = pool.fleet.replicas.find((each) => each.precision !== undefined)?.precision;
  const [best, worst] = [busyEnds(pool.best), busyEnds(pool.worst)];
  const utilisation = { low: Math.min(best.low, worst.low), high: Math.max(best.high, worst.high) };
  return {
    figures: { utilisation, ...(money.ratio ? { ratio: money.ratio } : {}) },
    section: {
      members: parts.map(({ member }) => member),
      gpu: replica.gpu.id,
      gpus_per_replica: replica.gpus,
      precision: precision ?? null,
      usd_per_month: roundedSpread(money.pool),
      separate_usd_per_month: roundedSpread(money.separate),
      managed_usd_per_month: {
        as_is: money.asIs ? roundedSpread(money.asIs) : null,
        best_open: money.bestOpen ? roundedSpread(money.bestOpen) : null,
      },
      joining_usd_per_month: joining
        ? {
            shared: rounded(joining.shared),
            managed: joining.managed === undefined ? null : rounded(joining.managed),
          }
        : null,
      gpus: {
        low: gpusOf(pool.best.machines, replica.gpus),
        high: gpusOf(pool.worst.machines, replica.gpus),
      },
      separate_gpus: parts.reduce((sum, part) => sum + separateGpus(part), 0),
      utilisation: { low: rounded(utilisation.low), high: rounded(utilisation.high) },
      assumed: poolAssumptions(pool, parts),
    },
  };
}

/** GPUs that stand at the expected point, spare ones included. */
function gpusOf(model: CostModel | undefined, gpusPerReplica: number): number {
  const fleet = model?.fleet?.(pointAt());
  if (!fleet) throw new Error("a pool and its members have replicas");
  return (fleet.replicas + fleet.spareReplicas) * gpusPerReplica;
}

const separateGpus = ({ study: { own, serving } }: SizedPart): number =>
  gpusOf(own.find(({ tenure }) => tenure === "on_demand")?.model, serving.replica.gpus);

function busyEnds({ machines, uncertainty }: PoolEnd): { low: number; high: number } {
  const ends = utilisationEnds(machines, rangesOf(machines, uncertainty));
  if (!ends) throw new Error("a pool has replicas");
  return ends;
}
