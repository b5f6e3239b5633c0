import type { Assessment, WorkloadAssessment } from "../assessment/schema.js";

type PortfolioSection = Assessment["portfolio"];
type Member = PortfolioSection["by_mode"]["managed"][number];

/** Where every workload and slice goes, and which of those that move could share one pool of GPUs. */
export function portfolioOf(workloads: readonly WorkloadAssessment[]): PortfolioSection {
  const parts = workloads.flatMap(partsOf);
  const going = (mode: string): Member[] => parts.filter((part) => part.mode === mode).map((part) => part.member);
  const costs = workloads.flatMap((w) => numberOf(w, "current.usd_per_month"));
  return {
    by_mode: { managed: going("managed"), self_hosted: going("self_hosted"), blocked: going("blocked") },
    split: workloads.filter((w) => w.verdict.mode === "hybrid").map((w) => w.name),
    unsettled: workloads.filter((w) => !w.verdict.settled).map((w) => w.name),
    pools: poolsOf(parts),
    usd_per_month: { known_today: costs.reduce((sum, cost) => sum + cost, 0), workloads_with_cost: costs.length },
  };
}

interface Part {
  member: Member;
  mode: string;
  model?: string;
}

function partsOf(workload: WorkloadAssessment): Part[] {
  const model = workload.options.find((option) => option.id === "self_hosted")?.model;
  const named = model === undefined ? {} : { model };
  if (workload.slices.length === 0) {
    return [{ member: { workload: workload.name }, mode: workload.verdict.mode, ...named }];
  }
  return workload.slices.map((slice) => ({
    member: { workload: workload.name, slice: slice.name },
    mode: slice.verdict.mode,
    ...named,
  }));
}

function poolsOf(parts: readonly Part[]): PortfolioSection["pools"] {
  const byModel = new Map<string, Member[]>();
  for (const { member, mode, model } of parts) {
    if (mode === "self_hosted" && model !== undefined) byModel.set(model, [...(byModel.get(model) ?? []), member]);
  }
  return [...byModel]
    .filter(([, members]) => new Set(members.map((m) => m.workload)).size > 1)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([model, members]) => ({
      model,
      members,
      because: "The same open-weight model: one pool carries a steadier load than each workload alone, and one spare.",
    }));
}

function numberOf(workload: WorkloadAssessment, name: string): number[] {
  const value = workload.facts.find((fact) => fact.name === name)?.value;
  return typeof value === "number" ? [value] : [];
}
