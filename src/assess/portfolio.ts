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
  const costs = workloads.flatMap(costToday);
  return {
    by_mode: { managed: going("managed"), self_hosted: going("self_hosted"), blocked: going("blocked") },
    split: workloads.filter((w) => w.verdict.mode === "hybrid").map((w) => w.name),
    unsettled: workloads.filter((w) => !w.verdict.settled).map((w) => w.name),
    pools: poolsOf(assessed.flatMap(poolableOf), economics),
    usd_per_month: { known_today: known(costs), workloads_with_cost: costs.length },
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

/** What a workload costs today, where one sum is known: the use alone where a committed spend covers it with others. */
interface CostToday {
  usd: number;
  committed?: { entry: string; usd: number };
}

function costToday({ facts, economics: { price } }: WorkloadAssessment): CostToday[] {
  const fact = facts.find(({ name }) => name === "current.usd_per_month");
  if (typeof fact?.value !== "number") return [];
  // a sum that somebody states has its share of the commitment in it
  const committed = fact.provenance === "derived" ? price?.committed : undefined;
  if (!committed) return [{ usd: fact.value }];
  const { entry, usd_per_month: usd, usage_usd_per_month: usage } = committed;
  return [{ usd: usage.expected, committed: { entry, usd } }];
}

/** The sum, each committed spend counted once for all that is bought under its entry. */
function known(costs: readonly CostToday[]): number {
  const floors = new Map<string, { used: number; floor: number }>();
  let sum = 0;
  for (const { usd, committed } of costs) {
    if (!committed) sum += usd;
    else {
      const before = floors.get(committed.entry)?.used ?? 0;
      floors.set(committed.entry, { used: before + usd, floor: committed.usd });
    }
  }
  for (const { used, floor } of floors.values()) sum += Math.max(used, floor);
  // to the cent: a sum has noise in its last digits
  return Math.round(sum * 100) / 100;
}
