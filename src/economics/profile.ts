import type { Facts } from "../facts/fact.js";
import { domainOf, factValue, wordOf, wordsOf } from "../facts/known.js";
import { barsThirdParty } from "../pricing/coverage-answer.js";
import { between, certain, type Range } from "../quantities/range.js";
import { type Sums, sumsOf } from "./stated-sums.js";

/** What the facts of one workload say about its costs, in one place and in plain numbers. Absent means unknown. */
export interface Profile {
  /** Requests a month and tokens of one request, each where it is known by itself or follows from the others. */
  requests?: number;
  inputTokens?: number;
  outputTokens?: number;
  tokensPerMonth?: number;
  /** Share of the input that a prompt cache answers, from 0 to 1. */
  cachedShare?: number;
  /** Peak that a fleet is planned for: the one at a service level where it is stated, else the busiest hour. */
  peakToMean?: number;
  /** Whether that peak is the one at a service level. */
  peakAtLevel?: true;
  activeHoursPerWeek?: number;
  growthPerMonth?: number;
  batch: boolean;
  /** Whether it is known if requests may wait. */
  servingKnown: boolean;
  latencyTargetMs?: number;
  residency: readonly string[];
  controls: readonly string[];
  evalsPassed: boolean;
  /** Whether another provider could take it without a contract of its own. */
  privacyNormal: boolean;
  /** Whether no third party may see its data. */
  privacyStrict?: true;
  /** Whether somebody else runs inference today; undefined where nobody says. */
  managedToday?: boolean;
  provider?: string;
  model?: string;
  /** The bill that a file states, USD a month. */
  billToday?: number;
  /** Spend that a contract asks for whether it is used or not, as a file states it, USD a month. */
  committedUsd?: number;
  /** How the sums that a file states are known, where they are not declared. */
  sums?: Sums;
  /** What today's own machines cost as stated, where the candidate is another model than they serve. */
  otherUsdToday?: number;
  candidate: {
    model?: string;
    gpu?: string;
    /** GPUs of one replica. */
    gpus?: number;
    precision?: string;
    usdPerGpuHour?: number;
    /** Infrastructure as stated, USD a month. */
    usdPerMonth?: number;
    tokensPerSecondPerGpu?: number;
    /** Whole answers at that throughput, as measured: their 95th percentile, or a bound above it. */
    latencyP95Ms?: number;
  };
  /** Full-time engineers, and the loaded cost of one a month: stated, or the published ranges. */
  engineers: Range;
  engineerUsd: Range;
  /** On-call pay beside the engineers' time, USD a month; absent where it is part of it. */
  onCallUsd?: number;
}

/** Reads the profile. Estimates of an earlier reading are left out: only stated and computed facts count. */
export function profileOf(facts: Facts): Profile {
  const number = (name: string): number | undefined => {
    const value = factValue(facts, name);
    return typeof value === "number" ? value : undefined;
  };
  const stated = (name: string): number | undefined => (facts.get(name)?.at ? number(name) : undefined);
  const word = (name: string): string | undefined => wordOf(facts, name);
  const mode = word("current.mode");
  const own = mode === "self_hosted";
  // what runs self-hosted today is the candidate, at what it costs, unless another one is named
  const named = word("candidate.model");
  const running = word("current.model");
  const same = own && (named === undefined || running === undefined || named === running);
  const bill = stated("current.usd_per_month");
  const controls = wordsOf(facts, "privacy.controls") ?? [];
  // read whatever the rest says, as what is read tells when to ask again
  const committed = stated("current.committed_usd_per_month");
  const servedPeak = number("traffic.served_peak_to_mean");
  const busiestHour = number("traffic.peak_to_mean");
  const gpuPrice = number("candidate.gpu_usd_per_hour");
  return {
    ...volumeOf(number),
    ...given("cachedShare", number("traffic.cached_input_share")),
    ...given("peakToMean", servedPeak ?? busiestHour),
    ...given("peakAtLevel", servedPeak === undefined ? undefined : (true as const)),
    ...given("activeHoursPerWeek", number("traffic.active_hours_per_week")),
    ...given("growthPerMonth", number("traffic.growth_per_month")),
    batch: word("serving") === "batch",
    servingKnown: word("serving") !== undefined,
    ...given("latencyTargetMs", number("latency.target_p95")),
    residency: wordsOf(facts, "privacy.residency") ?? [],
    controls,
    evalsPassed: word("quality.open_weight_evals") === "passed",
    privacyNormal: word("privacy.level") === "normal",
    ...(word("privacy.level") === "strict" || controls.some(barsThirdParty) ? { privacyStrict: true as const } : {}),
    ...(mode === undefined ? {} : { managedToday: mode === "managed" }),
    ...given("provider", word("current.provider")),
    ...given("model", running),
    ...given("billToday", own ? undefined : bill),
    ...given("committedUsd", own ? undefined : committed),
    ...sumsOf(facts, same),
    ...given("otherUsdToday", own && !same ? bill : undefined),
    candidate: {
      ...given("model", named ?? (own ? running : undefined)),
      ...given("gpu", word("candidate.gpu")),
      ...given("gpus", number("candidate.gpus")),
      ...given("precision", word("candidate.precision")),
      // a price is one of the GPU that is named: of any other it says nothing
      ...given("usdPerGpuHour", word("candidate.gpu") === undefined ? undefined : gpuPrice),
      ...given("usdPerMonth", stated("candidate.usd_per_month") ?? (same ? bill : undefined)),
      ...given("tokensPerSecondPerGpu", number("candidate.tokens_per_second_per_gpu")),
      ...given("latencyP95Ms", number("candidate.latency_p95")),
    },
    engineers: rangeOf(facts, "candidate.people_fte"),
    engineerUsd: rangeOf(facts, "team.engineer_usd_per_month"),
    ...given("onCallUsd", stated("candidate.on_call_usd_per_month")),
  };
}

/** The facts not stated whose learning could ask for more machines than are estimated now, or for fewer. */
export const unboundedBy = ({ batch, latencyTargetMs, cachedShare, peakToMean }: Profile): readonly string[] => [
  ...(batch || latencyTargetMs !== undefined ? [] : ["latency.target_p95"]),
  ...(cachedShare === undefined ? ["traffic.cached_input_share"] : []),
  ...(peakToMean === undefined ? ["traffic.peak_to_mean"] : []),
];

/** The facts that a profile is read from: whatever the others say, it stays the same. */
export const profileFacts: readonly string[] = namesRead();

function namesRead(): string[] {
  const names = new Set<string>();
  profileOf({
    get(name) {
      names.add(name);
      return undefined;
    },
  });
  return [...names];
}

type Volume = Pick<Profile, "requests" | "inputTokens" | "outputTokens" | "tokensPerMonth">;

/** Requests, lengths and tokens belong together: what three of them leave open follows. */
function volumeOf(number: (name: string) => number | undefined): Volume {
  const input = number("traffic.input_tokens");
  const output = number("traffic.output_tokens");
  const tokens = number("traffic.tokens_per_month");
  const length = input !== undefined && output !== undefined ? input + output : undefined;
  const stated = number("traffic.requests_per_month");
  const requests = stated ?? (tokens !== undefined && length ? tokens / length : undefined);
  return {
    ...given("requests", requests),
    ...given("inputTokens", input),
    ...given("outputTokens", output),
    ...given("tokensPerMonth", tokens ?? (requests !== undefined && length ? requests * length : undefined)),
  };
}

function rangeOf(facts: Facts, name: string): Range {
  const domain = domainOf(facts, name);
  if (domain.kind !== "interval") throw new Error(`${name} is no number`);
  const { lo, hi } = domain;
  return lo === hi ? certain(lo) : between(lo, hi);
}

function given<K extends string, V>(key: K, value: V | undefined): { [key in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [key in K]?: V });
}
