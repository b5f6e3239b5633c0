import type { CostAssumptions } from "../costs/assumptions.js";
import { uncertain } from "../costs/factors.js";
import type { CostModel, Uncertainty } from "../costs/option.js";
import { multiplesOf, type Range } from "../quantities/range.js";
import { peakOf } from "./peak.js";
import type { Profile } from "./profile.js";
import { remembered } from "./remember.js";
import type { Replica } from "./replica.js";
import { type Counted, servedBy } from "./self-hosted.js";
import type { Serving } from "./serving.js";
import { statedInfrastructure } from "./stated-infrastructure.js";
import { nobody, type Team, teamOf } from "./team.js";
import type { Tenure } from "./tenure.js";

/** One way of self-hosting as cost models: all-in, without people, and without what moving there costs. */
export interface OwnWay {
  tenure: Tenure | "stated" | "split";
  model: CostModel;
  machines: CostModel;
  running: CostModel;
  /** The same without a spend with today's provider that stays due; absent where none does. */
  alone?: { model: CostModel; running: CostModel };
  /** A sum that a file states for today's volume: what more traffic would cost, it does not say. */
  fixed?: true;
}

const tenures: readonly Tenure[] = ["on_demand", "reserved", "owned", "active_window", "scale_to_zero"];

/** Self-hosting as stated, where a sum is. */
export function statedWay(profile: Team & Pick<Profile, "candidate">): OwnWay[] {
  const stated = statedInfrastructure(profile);
  if (!stated) return [];
  const model = stated(teamOf(profile));
  return [{ tenure: "stated", model, machines: stated(nobody), running: model, fixed: true }];
}

/** What self-hosting costs depends on little of a profile, and nothing of what managed ways cost. */
type Hosted = {
  [Name in
    | "requests"
    | "outputTokens"
    | "peakToMean"
    | "batch"
    | "latencyTargetMs"
    | "candidate"
    | "engineers"
    | "engineerUsd"
    | "activeHoursPerWeek"
    | "onCallUsd"]: Profile[Name];
};

/** Ways of self-hosting that are possible and priced, and how uncertain the peak and the people are. */
export interface OwnHosting {
  own: readonly OwnWay[];
  uncertainty: Uncertainty;
}

/** Self-hosting as stated, then on the fleet that was sized. Equal ones are the same objects. */
export function ownHosting(profile: Profile, serving: Serving, assumptions: CostAssumptions): OwnHosting {
  const { requests, outputTokens, peakToMean, batch, latencyTargetMs, candidate, engineers, engineerUsd } = profile;
  const { activeHoursPerWeek, onCallUsd } = profile;
  const traffic = { requests, outputTokens, peakToMean, batch, latencyTargetMs, activeHoursPerWeek };
  const read = { ...traffic, candidate, engineers, engineerUsd, onCallUsd };
  if (serving.kind !== "sized") return hosting({ ...read, replica: undefined }, assumptions);
  // the price counts, wherever it comes from
  const { priceSource: _, ...replica } = serving.replica;
  return hosting({ ...read, replica }, assumptions);
}

const hosting = remembered(
  ({ replica, ...profile }: Hosted & { replica: Replica | undefined }, assumptions: CostAssumptions): OwnHosting => ({
    own: [...statedWay(profile), ...(replica ? sizedWays(profile, replica, assumptions) : [])],
    uncertainty: uncertain({
      peak_to_mean: multiplesOf(peakOf(profile, assumptions)),
      ...peopleSpread(profile),
    }),
  }),
);

function sizedWays(profile: Hosted, replica: Replica, assumptions: CostAssumptions): OwnWay[] {
  const team = teamOf(profile);
  const cost = (tenure: Tenure, counted: Counted) => servedBy(profile, replica, tenure, counted, assumptions);
  return tenures.flatMap((tenure) => {
    const model = cost(tenure, { people: team, migration: true });
    const machines = cost(tenure, { people: nobody, migration: true });
    const running = cost(tenure, { people: team, migration: false });
    return model && machines && running ? [{ tenure, model, machines, running }] : [];
  });
}

/** Ranges of both factors of people, as multiples of what is expected. */
export const peopleSpread = ({ engineers, engineerUsd }: Pick<Profile, "engineers" | "engineerUsd">) => ({
  engineers: spread(engineers),
  engineer_cost: spread(engineerUsd),
});

/** People of none have no spread. */
const spread = (range: Range): Range => (range.expected > 0 ? multiplesOf(range) : { low: 1, expected: 1, high: 1 });
