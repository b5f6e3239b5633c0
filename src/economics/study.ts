import { uncertain } from "../costs/factors.js";
import { managed } from "../costs/managed.js";
import type { CostModel, Uncertainty } from "../costs/option.js";
import { coverageOf } from "../pricing/coverage.js";
import type { Control, Coverage } from "../pricing/coverage-answer.js";
import { usdPerMonth } from "../quantities/quantity.js";
import { certain, multiplesOf, type Range } from "../quantities/range.js";
import type { EconomicsData } from "./data.js";
import { type Bill, bestWay, billOf, type ManagedWay, managedWays, statedWays } from "./managed-ways.js";
import type { Profile } from "./profile.js";
import { type Counted, nobody, peakOf, servedBy, type Tenure, teamOf } from "./self-hosted.js";
import { type Serving, servingOf } from "./serving.js";
import { statedInfrastructure } from "./stated-infrastructure.js";

/** One way of self-hosting as cost models: all-in, without people, and without what moving there costs. */
export interface OwnWay {
  tenure: Tenure | "stated";
  model: CostModel;
  machines: CostModel;
  running: CostModel;
}

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
  /** How the provider of today meets the controls that are asked for; absent where none is, or nobody is named. */
  coverage?: Coverage;
}

const tenures: readonly Tenure[] = ["on_demand", "reserved", "owned", "active_window", "scale_to_zero"];

/** Puts together what the facts of one workload say about its costs. */
export function studyOf(profile: Profile, data: EconomicsData | undefined, on: string): Study {
  if (!data) return statedStudy(profile);
  const { assumptions } = data;
  const bill = billOf(profile, data, on);
  const ways = managedWays(profile, bill, data, on);
  const best = bestWay(ways);
  const planning = { planTo: assumptions.plan_to.expected, spareReplicas: assumptions.spare_replicas.expected };
  const serving = servingOf(profile, data.sizing, planning);
  const coverage = controlsOf(profile, data, on);
  return {
    profile,
    bill,
    ...(coverage ? { coverage } : {}),
    ways,
    ...(best ? { best } : {}),
    serving,
    own: [...statedWay(profile), ...sizedWays(profile, serving, data)],
    uncertainty: uncertain({
      peak_to_mean: multiplesOf(peakOf(profile, assumptions)),
      ...peopleSpread(profile),
    }),
  };
}

/** What can be said without dated data: the stated sums alone. */
function statedStudy(profile: Profile): Study {
  const bill: Bill = {
    stated: profile.billToday !== undefined,
    ...(profile.billToday === undefined ? {} : { usdPerMonth: certain(profile.billToday) }),
  };
  const ways = statedWays(profile, bill);
  const [best] = ways;
  return {
    profile,
    bill,
    ways,
    ...(best ? { best } : {}),
    serving: { kind: "unknown", missing: [], unknownNames: [] },
    own: statedWay(profile),
    uncertainty: uncertain(peopleSpread(profile)),
  };
}

const peopleSpread = ({ engineers, engineerUsd }: Profile) => ({
  engineers: spread(engineers),
  engineer_cost: spread(engineerUsd),
});

function controlsOf(
  { provider, controls, residency }: Profile,
  { providers }: EconomicsData,
  on: string,
): Coverage | undefined {
  if (provider === undefined || (controls.length === 0 && residency.length === 0)) return undefined;
  return coverageOf(providers, { provider, controls: controls.filter(isControl), regions: residency, on });
}

const isControl = (word: string): word is Control => controlWords.some((control) => control === word);

const controlWords: readonly Control[] = [
  "baa",
  "residency",
  "zero_retention",
  "private_link",
  "no_third_party",
  "air_gap",
];

function statedWay(profile: Profile): OwnWay[] {
  const stated = statedInfrastructure(profile);
  if (!stated) return [];
  const model = stated(teamOf(profile));
  return [{ tenure: "stated", model, machines: stated(nobody), running: model }];
}

function sizedWays(profile: Profile, serving: Serving, { assumptions }: EconomicsData): OwnWay[] {
  if (serving.kind !== "sized") return [];
  const team = teamOf(profile);
  const cost = (tenure: Tenure, counted: Counted) => servedBy(profile, serving.replica, tenure, counted, assumptions);
  return tenures.flatMap((tenure) => {
    const model = cost(tenure, { people: team, migration: true });
    const machines = cost(tenure, { people: nobody, migration: true });
    const running = cost(tenure, { people: team, migration: false });
    return model && machines && running ? [{ tenure, model, machines, running }] : [];
  });
}

/** People of none have no spread. */
const spread = (range: Range): Range => (range.expected > 0 ? multiplesOf(range) : { low: 1, expected: 1, high: 1 });

/** The cost model of a managed way. A bill of nothing has none: there is nothing to compare with. */
export function managedModel(way: ManagedWay): CostModel | undefined {
  if (!(way.usdPerMonth.expected > 0)) return undefined;
  return managed({
    id: way.id,
    tokens: usdPerMonth(way.usdPerMonth.expected),
    ranges: { api_price: multiplesOf(way.usdPerMonth) },
  });
}
