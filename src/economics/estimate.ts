import { costEnds } from "../costs/certainty.js";
import type { CostModel, Uncertainty } from "../costs/option.js";
import { rangesOf } from "../costs/sample.js";
import { type Domain, type Interval, interval } from "../facts/domain.js";
import type { Fact } from "../facts/fact.js";
import type { Range } from "../quantities/range.js";
import type { Estimates, Estimator } from "../verdict/data.js";
import { againstManaged, ratioOf } from "./against.js";
import { billBasis, coverageBasis, fitsBasis, infrastructureBasis, utilisationBasis } from "./basis.js";
import { byFacts } from "./by-facts.js";
import type { EconomicsData } from "./data.js";
import { assumption, known, likely, sourced, unknown } from "./estimated-fact.js";
import { isOpen, type ManagedWay } from "./managed-way.js";
import { type Profile, profileFacts, profileOf, unboundedBy } from "./profile.js";
import { remembered } from "./remember.js";
import { type Study, studyOf } from "./study.js";
import { utilisationEnds } from "./utilisation.js";

/** Estimates the facts of money from dated data. Equal profiles are studied once. */
export const estimatorOf = (data: EconomicsData): Estimator =>
  byFacts(profileFacts, (facts, on) => estimated({ profile: profileOf(facts), on }, data));

const estimated = remembered(({ profile, on }: { profile: Profile; on: string }, data: EconomicsData) =>
  estimatesOf(studyOf(profile, data, on)),
);

/** What a study says of the facts that the pack asks for. */
export function estimatesOf(study: Study): Estimates {
  const narrowed = new Map<string, Interval>();
  const ratio = likelyRatio(study);
  if (ratio) narrowed.set("economics.self_hosted_to_managed", ratio);
  return {
    facts: [
      billFact(study),
      committedFact(study),
      infrastructureFact(study),
      bestFact(study),
      utilisationFact(study),
      feasibleFact(study),
      coverageFact(study),
    ],
    likely: narrowed,
  };
}

function billFact({ bill, profile }: Study): Fact {
  const { usdPerMonth } = bill;
  if (!usdPerMonth || bill.stated || profile.managedToday === false) return unknown("current.usd_per_month");
  return known("current.usd_per_month", interval(usdPerMonth.low, usdPerMonth.high), billBasis(bill));
}

/** Everything is stated that sizing rests on: nothing that is learned later can ask for more machines, or for fewer. */
const isBounded = (profile: Study["profile"]): boolean => unboundedBy(profile).length === 0;

/** What a price file says stays due, whoever runs inference. */
function committedFact({ bill: { committed } }: Study): Fact {
  const name = "current.committed_usd_per_month";
  if (!committed) return sourced(name);
  return known(name, interval(committed.usdPerMonth, committed.usdPerMonth), committed.source);
}

function infrastructureFact({ own, uncertainty, ...study }: Study): Fact {
  const name = "candidate.usd_per_month";
  const [way] = own;
  if (!way || way.tenure === "stated") return unknown(name);
  const { low, high } = costEnds(way.machines, uncertainty);
  const estimate = interval(low, high);
  const basis = infrastructureBasis(study);
  return isBounded(study.profile) ? known(name, estimate, basis) : likely(name, estimate, basis);
}

/** The cheapest way that is open today over today's bill, whichever of the open ways turns out to be that. */
function bestFact({ best, ways, bill, profile }: Study): Fact {
  const name = "economics.best_managed_to_current";
  const today = bill.usdPerMonth;
  if (!best || !today || !(today.low > 0)) return assumption(name);
  const open = ways.filter(isOpen).map((way) => sharesOfBill(way, today));
  const range = interval(Math.min(...open.map(({ low }) => low)), Math.min(...open.map(({ high }) => high)));
  const basis =
    best.id === "managed_as_is" ? "no other managed way that is open today is expected to cost less" : best.basis;
  // without a word on whether work may wait, or which model answers, there may be ways that nobody could price
  return profile.model !== undefined && profile.servingKnown ? known(name, range, basis) : likely(name, range, basis);
}

/** A way's cost over today's bill, at its ends; a discount on the bill is the same share of it whatever the bill. */
function sharesOfBill({ id, usdPerMonth }: ManagedWay, today: Range): { low: number; high: number } {
  if (id === "managed_as_is") return { low: 1, high: 1 };
  if (id === "managed_batch") {
    const share = usdPerMonth.expected / today.expected;
    return { low: share, high: share };
  }
  return { low: Math.min(1, usdPerMonth.low / today.high), high: Math.min(1, usdPerMonth.high / today.low) };
}

function utilisationFact({ own, uncertainty, serving, profile }: Study): Fact {
  const name = "economics.utilisation";
  const model = own.find(({ tenure }) => tenure === "on_demand")?.model;
  const range = serving.kind === "sized" && model ? utilisationRange(model, uncertainty) : undefined;
  if (!range || serving.kind !== "sized") return assumption(name);
  const basis = utilisationBasis(serving, profile);
  return isBounded(profile) ? known(name, range, basis) : likely(name, range, basis);
}

function utilisationRange(model: CostModel, uncertainty: Uncertainty): Interval | undefined {
  const ends = utilisationEnds(model, rangesOf(model, uncertainty));
  return ends && interval(ends.low, ends.high);
}

function feasibleFact({ serving, profile }: Study): Fact {
  const name = "candidate.feasible";
  if (serving.kind === "unknown") return assumption(name);
  const found: Domain = { kind: "choices", values: [serving.kind === "sized" ? "true" : "false"] };
  const sure = serving.sure && (serving.kind === "misfit" || isBounded(profile));
  const basis = fitsBasis(serving);
  return sure ? known(name, found, basis) : likely(name, found, basis);
}

/** Whether the provider of today meets the controls asked for, where dated facts of high confidence tell. */
function coverageFact({ coverage }: Study): Fact {
  const name = "privacy.contract_covers";
  if (!coverage || coverage.overall === "unknown") return unknown(name);
  return known(name, { kind: "choices", values: [String(coverage.overall === "covered")] }, coverageBasis(coverage));
}

/** The central nine tenths of the cost ratio, everything uncertain varied at once. */
function likelyRatio(study: Study): Interval | undefined {
  const lowest = study.ways.map(({ usdPerMonth }) => usdPerMonth.low);
  if (study.profile.managedToday === false || !lowest.every((usd) => usd > 0)) return undefined;
  const against = againstManaged(study);
  if (!against) return undefined;
  const { low, high } = ratioOf(against);
  return interval(low, high);
}
