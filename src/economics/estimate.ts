import { costEnds } from "../costs/certainty.js";
import type { CostModel, Uncertainty } from "../costs/option.js";
import { rangesOf } from "../costs/sample.js";
import type { DerivedSpec } from "../facts/derived.js";
import { type Domain, type Interval, interval, wholeDomain } from "../facts/domain.js";
import type { Fact } from "../facts/fact.js";
import { findDerived, findFact } from "../facts/registry/lookup.js";
import type { Estimates, Estimator } from "../verdict/data.js";
import { againstManaged, ratioOf } from "./against.js";
import { billBasis, coverageBasis, fitsBasis, infrastructureBasis, utilisationBasis } from "./basis.js";
import { byFacts } from "./by-facts.js";
import type { EconomicsData } from "./data.js";
import { type Profile, profileFacts, profileOf } from "./profile.js";
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
  const likely = new Map<string, Interval>();
  const ratio = likelyRatio(study);
  if (ratio) likely.set("economics.self_hosted_to_managed", ratio);
  return {
    facts: [
      billFact(study),
      infrastructureFact(study),
      bestFact(study),
      utilisationFact(study),
      feasibleFact(study),
      coverageFact(study),
    ],
    likely,
  };
}

function billFact({ bill, profile }: Study): Fact {
  const { usdPerMonth } = bill;
  if (!usdPerMonth || bill.stated || profile.managedToday === false) return unknown("current.usd_per_month");
  return known("current.usd_per_month", interval(usdPerMonth.low, usdPerMonth.high), billBasis(bill));
}

function infrastructureFact({ own, uncertainty, ...study }: Study): Fact {
  const [way] = own;
  if (!way || way.tenure === "stated") return unknown("candidate.usd_per_month");
  const { low, high } = costEnds(way.machines, uncertainty);
  return known("candidate.usd_per_month", interval(low, high), infrastructureBasis(study));
}

function bestFact({ best, bill }: Study): Fact {
  const name = "economics.best_managed_to_current";
  const today = bill.usdPerMonth;
  if (!best || !today || best.id === "managed_as_is" || today.expected === 0) return assumption(name);
  // both ends of the way over today's bill; a way that turns out dearer than today's is not taken
  const ends = [best.usdPerMonth.low / today.high, best.usdPerMonth.high / today.low];
  const scaled =
    best.id === "managed_batch" ? [best.usdPerMonth.expected / today.expected] : ends.map((end) => Math.min(1, end));
  return known(name, interval(Math.min(...scaled), Math.max(...scaled)), best.basis);
}

function utilisationFact({ own, uncertainty, serving }: Study): Fact {
  const name = "economics.utilisation";
  const model = own.find(({ tenure }) => tenure === "on_demand")?.model;
  const range = serving.kind === "sized" && model ? utilisationRange(model, uncertainty) : undefined;
  return range && serving.kind === "sized" ? known(name, range, utilisationBasis(serving)) : assumption(name);
}

function utilisationRange(model: CostModel, uncertainty: Uncertainty): Interval | undefined {
  const ends = utilisationEnds(model, rangesOf(model, uncertainty));
  return ends && interval(ends.low, ends.high);
}

function feasibleFact({ serving }: Study): Fact {
  const name = "candidate.feasible";
  if (serving.kind === "unknown") return assumption(name);
  const likely: Domain = { kind: "choices", values: [serving.kind === "sized" ? "true" : "false"] };
  const basis = fitsBasis(serving);
  return serving.sure
    ? known(name, likely, basis)
    : { ...known(name, { kind: "choices", values: ["false", "true"] }, basis), likely };
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

function specOf(name: string) {
  const spec = findFact(name);
  if (!spec) throw new Error(`no fact ${name} to estimate`);
  return spec;
}

const known = (name: string, domain: Domain, basis: string): Fact => ({
  spec: specOf(name),
  domain,
  provenance: "derived",
  basis,
});

function unknown(name: string): Fact {
  const spec = specOf(name);
  return { spec, domain: wholeDomain(spec.type) };
}

/** What is assumed where nothing was estimated, as the registry has it. */
function assumption(name: string): Fact {
  const spec: DerivedSpec | undefined = findDerived(name);
  if (spec?.assumption === undefined) throw new Error(`no assumption for ${name}`);
  const domain = spec.image(() => wholeDomain(spec.type));
  return { spec, domain, provenance: "assumed", basis: spec.assumption };
}
