import type { Economics } from "../../assessment/schema.js";
import { costEnds } from "../../costs/certainty.js";
import type { EconomicsData } from "../../economics/data.js";
import { managedModel, type Study } from "../../economics/study.js";
import type { Facts } from "../../facts/fact.js";
import { assumptionsOf, notesOf } from "./notes.js";
import { rounded } from "./round.js";
import { savingOf, tornadoOf } from "./saving.js";
import { coverageOf, misfitOf, priceOf, sizingOf } from "./sources.js";
import { breakEvenOf, curveOf, paybackOf, projectionOf, sidesOf } from "./turning.js";

/** The economics of a workload: what each side costs, how sure that is, and where it turns. */
export function economicsOf(study: Study, facts: Facts, data: EconomicsData | undefined, asOf: string): Economics {
  const ratio = facts.get("economics.self_hosted_to_managed");
  const sides = sidesOf(study, data);
  const breakEven = breakEvenOf(sides);
  // who runs it already has nowhere to move to: what going back costs, no source tells
  const moves = study.own.length > 0 && study.profile.managedToday !== false;
  const migration = moves ? data?.assumptions.migration.expected : undefined;
  return {
    self_hosted_to_managed: ratioOf(study, ratio),
    likely_self_hosted_to_managed:
      ratio?.likely?.kind === "interval" ? { low: rounded(ratio.likely.lo), high: rounded(ratio.likely.hi) } : null,
    monthly_difference_usd: differenceOf(study),
    saving: savingOf(study),
    best_managed: bestManagedOf(study),
    price: priceOf(study, asOf),
    coverage: coverageOf(study),
    sizing: sizingOf(study),
    misfit: misfitOf(study),
    tornado: tornadoOf(study),
    break_even: breakEven,
    payback_months: paybackOf(study, migration),
    migration_usd: migration ?? null,
    projection: projectionOf(sides, study.profile.growthPerMonth),
    curve: curveOf(sides, breakEven),
    assumptions: assumptionsOf(study, facts, data),
    notes: notesOf(study),
  };
}

/** Savings below this share of the bill are not worth a change of route: the threshold of the pack's own warning. */
const worthAChange = 0.1;

/** The managed way to take before anything moves, where one is clearly cheaper than today's. */
function bestManagedOf({ best, ways, profile }: Study): Economics["best_managed"] {
  const [today] = ways;
  if (!best || !today || profile.managedToday === false || best.id === today.id) return null;
  const saves = today.usdPerMonth.expected - best.usdPerMonth.expected;
  const share = saves / today.usdPerMonth.expected;
  return share >= worthAChange ? { option: best.id, saves_usd_per_month: rounded(saves), share: rounded(share) } : null;
}

type Ratio = ReturnType<Facts["get"]>;

/** The ratio of the verdict, where today's cost is known: without it there is nothing to divide by. */
function ratioOf({ ways, own, profile }: Study, ratio: Ratio): Economics["self_hosted_to_managed"] {
  const domain = ratio?.domain;
  const [today] = ways;
  if (profile.managedToday === false) return null;
  if (!today || !(today.usdPerMonth.low > 0) || domain?.kind !== "interval") return null;
  const bounded = Number.isFinite(domain.hi) && own.length > 0;
  return { low: rounded(domain.lo), high: bounded ? rounded(domain.hi) : null };
}

/** Managed as it is minus self-hosted all in, at the ends of all ranges. */
function differenceOf({ ways, own, uncertainty }: Study): Economics["monthly_difference_usd"] {
  const [today] = ways;
  const [self] = own;
  const managed = today && managedModel(today);
  if (!managed || !self) return null;
  const [bill, cost] = [costEnds(managed, uncertainty), costEnds(self.model, uncertainty)];
  return { low: rounded(bill.low - cost.high), high: rounded(bill.high - cost.low) };
}
