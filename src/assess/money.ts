import type { Option, WorkloadAssessment } from "../assessment/schema.js";
import type { Interval } from "../facts/domain.js";
import type { Facts, Provenance } from "../facts/fact.js";
import { factText } from "../verdict/fact-text.js";
import { factValue } from "../verdict/known.js";

/** What each side costs a month, where stated facts say so. */
export interface Money {
  managed?: Interval;
  infrastructure?: Interval;
  people?: Interval;
  parts: Option["parts"];
}

function rangeOf(facts: Facts, name: string): { range: Interval; provenance: Provenance } | undefined {
  const fact = facts.get(name);
  return fact?.provenance && fact.domain.kind === "interval"
    ? { range: fact.domain, provenance: fact.provenance }
    : undefined;
}

/** Reads the stated costs. A workload that runs self-hosted today has no known managed price. */
export function moneyOf(facts: Facts): Money {
  const money: Money = { parts: {} };
  const today = rangeOf(facts, "current.usd_per_month");
  const mode = factValue(facts, "current.mode");
  const candidate = rangeOf(facts, "candidate.usd_per_month") ?? (mode === "self_hosted" ? today : undefined);
  const fte = rangeOf(facts, "candidate.people_fte");
  const engineer = rangeOf(facts, "team.engineer_usd_per_month");
  if (today && mode === "managed") money.managed = today.range;
  if (candidate) {
    money.infrastructure = candidate.range;
    money.parts["infrastructure"] = {
      low: candidate.range.lo,
      high: candidate.range.hi,
      provenance: candidate.provenance,
    };
  }
  if (fte && engineer) {
    const people = { ...fte.range, lo: fte.range.lo * engineer.range.lo, hi: fte.range.hi * engineer.range.hi };
    money.people = people;
    const provenance = fte.provenance === "assumed" ? "assumed" : "derived";
    money.parts["people"] = { low: people.lo, high: people.hi, provenance };
  }
  return money;
}

/** The economics that stated facts allow, with every assumption in words. */
export function economicsOf(facts: Facts): WorkloadAssessment["economics"] {
  const money = moneyOf(facts);
  const ratio = facts.get("economics.self_hosted_to_managed");
  const known = money.managed && money.managed.lo > 0 && ratio?.domain.kind === "interval" ? ratio.domain : undefined;
  const { managed, infrastructure, people } = money;
  const assumptions: string[] = [];
  if (people && facts.get("candidate.people_fte")?.provenance === "assumed") {
    const fact = facts.get("candidate.people_fte");
    assumptions.push(`${factText(fact)} full-time engineers for serving: ${fact?.basis ?? ""}`);
  }
  return {
    self_hosted_to_managed: known
      ? { low: round(known.lo), high: Number.isFinite(known.hi) && infrastructure && people ? round(known.hi) : null }
      : null,
    monthly_difference_usd:
      managed && infrastructure && people
        ? {
            low: round(managed.lo - infrastructure.hi - people.hi),
            high: round(managed.hi - infrastructure.lo - people.lo),
          }
        : null,
    assumptions,
  };
}

const round = (value: number): number => Number(value.toPrecision(4));
