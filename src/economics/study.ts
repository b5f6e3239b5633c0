import { uncertain } from "../costs/factors.js";
import { managed } from "../costs/managed.js";
import type { CostModel, Uncertainty } from "../costs/option.js";
import { ownRuntimes } from "../facts/registry/derived.js";
import { coverageOf } from "../pricing/coverage.js";
import { type Coverage, isControl } from "../pricing/coverage-answer.js";
import { usdPerMonth } from "../quantities/quantity.js";
import { certain, multiplesOf, type Range } from "../quantities/range.js";
import { type Bill, billOf } from "./bill.js";
import { committedSpend, leavingOwn, withDue } from "./commitment.js";
import type { EconomicsData } from "./data.js";
import { bestWay, type ManagedWay, usageOf } from "./managed-way.js";
import { managedWays } from "./managed-ways.js";
import { type OwnWay, ownHosting, peopleSpread, statedWay } from "./own-ways.js";
import { peakOf } from "./peak.js";
import { planOf } from "./plan.js";
import type { Profile } from "./profile.js";
import { remembered } from "./remember.js";
import { notSized, type Serving, servingOf } from "./serving.js";
import { todaysWay } from "./todays-way.js";

/** Everything that is known of a workload's costs, before it is sampled or told. */
export interface Study {
  profile: Profile;
  bill: Bill;
  ways: readonly ManagedWay[];
  /** The cheapest managed way that is open today. */
  best?: ManagedWay;
  serving: Serving;
  /** Ways of self-hosting that are possible and priced; the first is what the verdict compares. */
  own: readonly OwnWay[];
  uncertainty: Uncertainty;
  /** Peak over mean as it is reckoned with; absent where nothing is sized. */
  peak?: Range;
  /** How the provider of today meets the controls that are asked for; absent where none is, or no third party is named. */
  coverage?: Coverage;
}

/** Puts together what the facts of one workload say about its costs. */
export const studyOf = (profile: Profile, data: EconomicsData | undefined, on: string): Study =>
  data ? datedStudy({ profile, on }, data) : statedStudy(profile);

const datedStudy = remembered(({ profile, on }: { profile: Profile; on: string }, data: EconomicsData): Study => {
  const { assumptions } = data;
  const bill = billOf(profile, data, on);
  const ways = managedWays(profile, bill, data, on);
  const best = bestWay(ways);
  const peak = peakOf(profile, assumptions);
  const planning = { ...planOf(assumptions), peakToMean: peak.expected };
  const serving = servingOf(profile, data.sizing, planning);
  const coverage = controlsOf(profile, data, on);
  const hosting = ownHosting(profile, serving, assumptions);
  return {
    profile,
    bill,
    ...(coverage ? { coverage } : {}),
    ways,
    ...(best ? { best } : {}),
    serving,
    peak,
    ...hosting,
    own: hosting.own.map((way) => leavingOwn(way, bill.committed)),
  };
});

/** What can be said without dated data: the stated sums alone. */
function statedStudy(profile: Profile): Study {
  const committed = committedSpend(profile, undefined);
  const bill: Bill = {
    ...(committed ? { committed } : {}),
    stated: profile.billToday !== undefined,
    ...(profile.billToday === undefined ? {} : { usdPerMonth: certain(profile.billToday) }),
  };
  const best = todaysWay(profile, bill);
  return {
    profile,
    bill,
    ways: best ? [best] : [],
    ...(best ? { best } : {}),
    serving: notSized,
    own: statedWay(profile).map((way) => leavingOwn(way, committed)),
    uncertainty: uncertain(peopleSpread(profile)),
  };
}

function controlsOf(
  { provider, controls, residency }: Profile,
  { providers }: EconomicsData,
  on: string,
): Coverage | undefined {
  if (provider === undefined || (controls.length === 0 && residency.length === 0)) return undefined;
  // a runtime of one's own is no third party that could or could not give them
  if (ownRuntimes.has(provider.trim().toLowerCase())) return undefined;
  return coverageOf(providers, { provider, controls: controls.filter(isControl), regions: residency, on });
}

/** Sampled where it is compared with self-hosting and again among all options: one model for both. */
const managedModels = new WeakMap<ManagedWay, CostModel>();

/** The cost model of a managed way. A bill of nothing has none: there is nothing to compare with. */
export function managedModel(way: ManagedWay): CostModel | undefined {
  const known = managedModels.get(way);
  if (known) return known;
  const { committed, leaving } = way;
  const usage = usageOf(way);
  if (!(usage.expected > 0)) return undefined;
  const alone = managed({
    id: way.id,
    tokens: usdPerMonth(usage.expected),
    ...(committed ? { committed: committed.spend.usdPerMonth } : {}),
    ranges: { api_price: multiplesOf(usage) },
  });
  const model = leaving ? withDue(alone, leaving.due) : alone;
  managedModels.set(way, model);
  return model;
}
