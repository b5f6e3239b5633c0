import { isBill } from "../evidence/bills.js";
import type { TrafficPart } from "../evidence/parts.js";

/** Tokens of requests. Cached and written ones are part of the input. */
export interface Usage {
  /** Requests that they were used in; 0 where a report does not say. */
  requests: number;
  input: number;
  cached: number;
  written: number;
  output: number;
}

/** Requests of one model whose tokens have the same prices: of one size class and one day. */
export interface UsageGroup {
  /** ISO date, UTC, of the first moment of their span. */
  day: string;
  sizeClass: number;
  /** True where cached tokens stood beside the input in the log and were added to it. */
  separate: boolean;
  all: Usage;
  /** Those of them that tell their cost. */
  compared: Usage;
}

/** What one model was used for, and what was logged for it. */
export interface ModelUsage {
  provider: string | null;
  model: string | null;
  groups: readonly UsageGroup[];
  /** USD of the compared requests, and of what tells no tokens; null where no cost was logged. */
  comparedUsd: number | null;
  withoutTokensUsd: number | null;
  /** USD that every logged sum is a multiple of: logs that round to so much may be off by half of it a request. */
  step: number;
}

const nano = 1e-9;

/** Steps of rounding in billionths of a dollar: logs round to six decimals, and all costs are read to nine. */
const steps = [1_000, 1] as const;

const noUsage = (): Usage => ({ requests: 0, input: 0, cached: 0, written: 0, output: 0 });

export const plus = (a: Usage, b: Usage): Usage => ({
  requests: a.requests + b.requests,
  input: a.input + b.input,
  cached: a.cached + b.cached,
  written: a.written + b.written,
  output: a.output + b.output,
});

function add(to: Usage, part: TrafficPart, share: number): void {
  to.requests += part.with_tokens * share;
  to.input += part.input_tokens * share;
  to.cached += part.cached_input_tokens * share;
  to.written += part.cache_write_tokens * share;
  to.output += part.output_tokens * share;
}

/** True where a bill is for the span of a part that tells tokens. */
const bills = (bill: TrafficPart, part: TrafficPart): boolean =>
  bill.start <= part.start && part.start + part.width <= bill.start + bill.width && tokensOf(part) > 0;

const tokensOf = (part: TrafficPart): number => part.input_tokens + part.output_tokens;

/**
 * Share of a part's tokens whose cost is told: by its requests, or by a bill for its span. Neither all nor none only where
 * parts were merged; then the requests that tell their cost are taken to be like the others.
 */
function comparedShare(part: TrafficPart, all: readonly TrafficPart[]): number {
  if (tokensOf(part) === 0) return 0;
  if (part.with_cost > 0) return Math.min(1, part.tokens_with_cost / tokensOf(part));
  // money that no request told came by a bill that was merged with the part
  return part.cost_nano_usd > 0 || all.some((bill) => bills(bill, part)) ? 1 : 0;
}

const dayOf = (part: TrafficPart): string => new Date(part.start).toISOString().slice(0, 10);

function groupsOf(parts: readonly TrafficPart[], shares: ReadonlyMap<TrafficPart, number>): UsageGroup[] {
  const groups = new Map<string, UsageGroup>();
  for (const part of parts) {
    if (tokensOf(part) === 0) continue;
    const { size_class: sizeClass } = part;
    const separate = part.separate_cached > 0;
    const key = `${dayOf(part)} ${sizeClass} ${separate}`;
    const group = groups.get(key) ?? { day: dayOf(part), sizeClass, separate, all: noUsage(), compared: noUsage() };
    groups.set(key, group);
    add(group.all, part, 1);
    add(group.compared, part, shares.get(part) ?? 0);
  }
  return [...groups.values()];
}

function usageOf(parts: readonly TrafficPart[]): Omit<ModelUsage, "provider" | "model"> {
  const billed = parts.filter(isBill);
  const shares = new Map(parts.map((part) => [part, comparedShare(part, billed)]));
  const isCompared = (part: TrafficPart) =>
    isBill(part) ? parts.some((other) => bills(part, other)) : (shares.get(part) ?? 0) > 0;
  const usd = (of: readonly TrafficPart[]) => of.reduce((sum, { cost_nano_usd: cost }) => sum + cost, 0) * nano;
  const told = parts.some(({ with_cost, cost_nano_usd }) => with_cost > 0 || cost_nano_usd > 0);
  const costs = parts.map(({ cost_nano_usd: cost }) => cost).filter((cost) => cost > 0);
  return {
    groups: groupsOf(parts, shares),
    comparedUsd: told ? usd(parts.filter(isCompared)) : null,
    withoutTokensUsd: told ? usd(parts.filter((part) => !isCompared(part))) : null,
    step: (steps.find((step) => costs.length > 0 && costs.every((cost) => cost % step === 0)) ?? 1) * nano,
  };
}

/** The parts of one workload by model, in the order of their names. */
export function usageByModel(parts: readonly TrafficPart[]): ModelUsage[] {
  const models = new Map<string, { provider: string | null; model: string | null; parts: TrafficPart[] }>();
  for (const part of parts) {
    const key = JSON.stringify([part.provider, part.model]);
    const known = models.get(key) ?? { provider: part.provider, model: part.model, parts: [] };
    known.parts.push(part);
    models.set(key, known);
  }
  return [...models.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { provider, model, parts: own }]) => ({ provider, model, ...usageOf(own) }));
}
