import type { Repriced } from "../../assessment/repriced-schema.js";
import type { Cost } from "../../comparison/comparison.js";
import type { TrafficPart } from "../../evidence/parts.js";
import { hoursOfAMonth } from "../../quantities/quantity.js";
import type { Range } from "../../quantities/range.js";
import type { CompareFlags } from "./flags.js";
import type { StatedNumber } from "./workload-facts.js";

/** What the costs of both sides are made of. */
export interface CostSources {
  flags: CompareFlags;
  stated: StatedNumber;
  /** Of the managed side. */
  traffic: readonly TrafficPart[];
  hours: number;
  /** Its tokens by the price book; asked for only where the log tells no cost. */
  reprice: () => Promise<Repriced>;
}

/** Below this a log says nothing of a month. */
const leastHours = 72;

/** The share of served requests that have to tell their cost, or their tokens, for the others to be like them. */
const leastTold = 0.9;

const exactly = (value: number): Range => ({ low: value, expected: value, high: value });

/** Whether some flag of costs was given, so that cost is to be judged whatever is missing. */
export const asksForCost = (flags: CompareFlags): boolean =>
  [
    flags.gpus,
    flags.gpuUsdPerHour,
    flags.hours,
    flags.peopleUsdPerMonth,
    flags.otherUsdPerMonth,
    flags.managedUsdPerMonth,
    flags.requestsPerMonth,
    flags.maxCostRatio,
  ].some((flag) => flag !== undefined);

/** What both sides cost, or what has to be stated to know it. */
export async function costOf(sources: CostSources): Promise<{ cost: Cost } | { missing: string[] }> {
  const volume = volumeOf(sources);
  const own = selfHosted(sources);
  const managed = await managedPrice(sources, volume);
  const missing = [
    ...(volume === undefined
      ? ["the requests of a month (--requests-per-month, or a managed log of at least 72 hours)"]
      : []),
    ...("missing" in own ? own.missing : []),
    ...(managed === undefined
      ? [
          "what the provider bills (--managed-usd-per-month; the log tells neither costs nor tokens of a model with a price)",
        ]
      : []),
  ];
  if (volume === undefined || "missing" in own || managed === undefined) return { missing };
  return { cost: { managed, self_hosted: own, volume: { requests_per_month: volume, tokens_per_month: null } } };
}

function volumeOf({ flags, stated, traffic, hours }: CostSources): number | undefined {
  const told = flags.requestsPerMonth ?? stated("traffic.requests_per_month");
  if (told !== undefined) return told > 0 ? told : undefined;
  const requests = traffic.reduce((sum, part) => sum + part.requests, 0);
  return hours >= leastHours && requests > 0 ? (requests / hours) * hoursOfAMonth : undefined;
}

function selfHosted({ flags, stated }: CostSources): Cost["self_hosted"] | { missing: string[] } {
  const price = flags.gpuUsdPerHour ?? stated("candidate.gpu_usd_per_hour");
  const infrastructure = stated("candidate.usd_per_month");
  const fte = stated("candidate.people_fte");
  const engineer = stated("team.engineer_usd_per_month");
  const people = flags.peopleUsdPerMonth ?? (fte === undefined || engineer === undefined ? undefined : fte * engineer);
  const byHour = flags.gpus !== undefined && price !== undefined;
  const missing = [
    ...(byHour || (infrastructure !== undefined && flags.gpus === undefined)
      ? []
      : ["what the GPUs cost (--gpus and --gpu-usd-per-hour, or candidate.usd_per_month in the workload file)"]),
    ...(people === undefined
      ? [
          "what people cost (--people-usd-per-month, or candidate.people_fte and team.engineer_usd_per_month in the workload file)",
        ]
      : []),
  ];
  if (missing.length > 0 || people === undefined) return { missing };
  const onCall = stated("candidate.on_call_usd_per_month") ?? 0;
  const other = flags.otherUsdPerMonth ?? 0;
  return {
    gpu_hours_per_month: exactly(byHour ? (flags.gpus ?? 0) * (flags.hours ?? hoursOfAMonth) : 0),
    usd_per_gpu_hour: exactly(byHour ? price : 0),
    people_usd_per_month: exactly(people),
    other_usd_per_month: exactly(onCall + other + (byHour ? 0 : (infrastructure ?? 0))),
  };
}

async function managedPrice(
  { flags, stated, traffic, reprice }: CostSources,
  volume: number | undefined,
): Promise<Cost["managed"] | undefined> {
  const given = (bill: number | undefined): Cost["managed"] | undefined =>
    bill !== undefined && bill > 0 && volume !== undefined
      ? { usd: exactly(bill / volume), per: "request", basis: "given" }
      : undefined;
  if (flags.managedUsdPerMonth !== undefined) return given(flags.managedUsdPerMonth);
  const sum = (of: (part: TrafficPart) => number): number => traffic.reduce((total, part) => total + of(part), 0);
  const requests = sum((part) => part.requests);
  const served = requests - sum((part) => part.rate_limited + part.errors);
  const each = (usd: number, told: number): Range => exactly(usd / Math.min(1, told / served) / requests);
  // a bill beside the log is of the same requests
  const logged = sum((part) => (part.with_cost > 0 ? part.cost_nano_usd : 0)) / 1e9;
  const withCost = sum((part) => part.with_cost);
  if (logged > 0 && withCost >= leastTold * served) {
    return { usd: each(logged, withCost), per: "request", basis: "logged" };
  }
  const withTokens = sum((part) => part.with_tokens);
  if (served > 0 && withTokens >= leastTold * served) {
    const { recomputed_all_usd: usd, models } = await reprice();
    // a model without a price would count as free
    const isWhole = models.every(({ recomputed_all_usd: own, requests: of }) => own !== null || of === 0);
    if (usd !== null && usd > 0 && isWhole) return { usd: each(usd, withTokens), per: "request", basis: "recomputed" };
  }
  return given(stated("current.usd_per_month"));
}
