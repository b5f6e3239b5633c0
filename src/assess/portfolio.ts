import type { Assessment, WorkloadAssessment } from "../assessment/schema.js";
import type { EconomicsData } from "../economics/data.js";
import type { Poolable } from "./economics/pool-part.js";
import { poolsOf } from "./economics/pools.js";
import type { Assessed } from "./workload.js";

type PortfolioSection = Assessment["portfolio"];
type Member = PortfolioSection["by_mode"]["managed"][number];

/**
 * Where every workload and slice goes, and which of them could share one pool of GPUs.
 *
 * @param economics what a pool is priced from; without it pools are only named
 */
export function portfolioOf(assessed: readonly Assessed[], economics: EconomicsData | undefined): PortfolioSection {
  const workloads = assessed.map(({ assessment }) => assessment);
  const parts = workloads.flatMap(partsOf);
  const going = (mode: string): Member[] => parts.filter((part) => part.mode === mode).map((part) => part.member);
  const costs = workloads.flatMap((w) => numberOf(w, "current.usd_per_month"));
  return {
    by_mode: { managed: going("managed"), self_hosted: going("self_hosted"), blocked: going("blocked") },
    split: workloads.filter((w) => w.verdict.mode === "hybrid").map((w) => w.name),
    unsettled: workloads.filter((w) => !w.verdict.settled).map((w) => w.name),
    pools: poolsOf(assessed.flatMap(poolableOf), economics),
    usd_per_month: { known_today: costs.reduce((sum, cost) => sum + cost, 0), workloads_with_cost: costs.length },
  };
}

function partsOf(workload: WorkloadAssessment): { member: Member; mode: string }[] {
  if (workload.slices.length === 0) return [{ member: { workload: workload.name }, mode: workload.verdict.mode }];
  return workload.slices.map((slice) => ({
    member: { workload: workload.name, slice: slice.name },
    mode: slice.verdict.mode,
  }));
}

const poolableOf = ({ assessment: { name }, poolable }: Assessed): Poolable[] =>
  poolable.map(({ slice, standing, study }) => ({
    member: { workload: name, ...(slice === undefined ? {} : { slice }) },
    standing,
    study,
  }));

function numberOf(workload: WorkloadAssessment, name: string): number[] {
  const value = workload.facts.find((fact) => fact.name === name)?.value;
  return typeof value === "number" ? [value] : [];
}
