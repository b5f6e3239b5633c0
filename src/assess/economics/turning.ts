import type { Economics } from "../../assessment/schema.js";
import { breakEven } from "../../costs/break-even.js";
import { place, pointAt } from "../../costs/factors.js";
import type { CostModel } from "../../costs/option.js";
import { payback } from "../../costs/payback.js";
import { projected } from "../../costs/projection.js";
import type { EconomicsData } from "../../economics/data.js";
import { growingOf } from "../../economics/growing.js";
import { managedModel, type Study } from "../../economics/study.js";
import { tokensPerMonth } from "../../quantities/quantity.js";
import { rounded } from "./round.js";

/** Volumes up to this multiple of today's are searched: beyond, nothing of today's sizing holds. */
export const reach = 1_000;

/** Months that a projection looks ahead. */
const horizon = 36;

/** The two sides that turn against each other over the volume, and the volume at which both are stated. */
export interface Sides {
  managed: CostModel;
  own: CostModel;
  tokens: number;
  /** The multiple of today's volume up to which the costs are known: today's, where a file states a sum for it. */
  reach: number;
}

/** Undefined where a side has no cost, or today's volume is not known. */
export function sidesOf(study: Study, data: EconomicsData | undefined): Sides | undefined {
  const { best, profile } = study;
  const managed = best && managedModel(best);
  const tokens = profile.tokensPerMonth;
  const own = managed && tokens ? growingOf(study, data) : undefined;
  return managed && own && tokens ? { managed, own, tokens, reach: study.own[0]?.fixed ? 1 : reach } : undefined;
}

/** The volume from which self-hosting is and stays cheaper, with the busy share there. */
export function breakEvenOf(sides: Sides | undefined): Economics["break_even"] {
  if (!sides) return null;
  const found = breakEven({
    incumbent: sides.managed,
    candidate: sides.own,
    volume: tokensPerMonth(sides.tokens),
    within: tokensPerMonth(sides.tokens * sides.reach),
  });
  const { first, lasting: at } = found;
  const times = at ? at.volume / sides.tokens : 0;
  return {
    tokens_per_month: at ? rounded(at.volume) : null,
    first_tokens_per_month: first ? rounded(first.volume) : null,
    utilisation: at?.utilisation === undefined ? null : rounded(at.utilisation),
    times_today: at ? rounded(times) : null,
    growth_to_reach: times > 1 ? rounded(times ** (1 / horizon) - 1) : null,
    searched_to: rounded(found.searched),
  };
}

/** Months until the migration has paid for itself at today's volume; null where it never does or a side is not known. */
export function paybackOf({ best, own }: Study, migrationUsd: number | undefined): number | null {
  const managed = best && managedModel(best);
  const [self] = own;
  if (!managed || !self || migrationUsd === undefined) return null;
  const result = payback(migrationUsd, managed.total(pointAt()) - self.running.total(pointAt()));
  return result.paidBack ? rounded(result.periods) : null;
}

/** Both sides over the coming months at the stated growth, as far as the volumes are ones that costs are known for. */
export function projectionOf(sides: Sides | undefined, growth: number | undefined): Economics["projection"] {
  // a traffic that ends has no bill to project
  if (!sides || growth === undefined || growth <= -1) return null;
  const ahead = monthsAhead(growth, sides.reach);
  if (ahead < 1) return null;
  const { months, turnsIn, staysFrom } = projected({
    incumbent: sides.managed,
    candidate: sides.own,
    growthPerMonth: growth,
    months: ahead,
  });
  return {
    growth_per_month: growth,
    months: ahead,
    managed: months.map(({ incumbent }) => rounded(incumbent)),
    self_hosted: months.map(({ candidate }) => rounded(candidate)),
    turns_in: turnsIn ?? null,
    stays_from: staysFrom ?? null,
  };
}

/** Months until growth leaves the volumes that costs are known for; the whole horizon where it does not. */
const monthsAhead = (growth: number, most: number): number =>
  growth > 0 ? Math.min(horizon, Math.floor(Math.log(most) / Math.log1p(growth))) : horizon;

/** Points of a curve in each tenfold of the volume. */
const pointsPerDecade = 24;

/** What each side costs over the volume, from a tenth of today's to ten times, or twice the break-even, as far as it is known. */
export function curveOf(sides: Sides | undefined, found: Economics["break_even"]): Economics["curve"] {
  if (!sides) return null;
  const times = found?.times_today || 1;
  const from = Math.min(0.1, times / 2);
  const to = Math.min(sides.reach, Math.max(10, times * 2));
  const count = Math.ceil(Math.log10(to / from) * pointsPerDecade);
  const volumes = Array.from({ length: count + 1 }, (_, i) => from * (to / from) ** (i / count));
  const at = (model: CostModel) => (multiple: number) => {
    const point = pointAt();
    point[place.volume] = multiple;
    return rounded(model.total(point));
  };
  return {
    today: rounded(sides.tokens),
    tokens_per_month: volumes.map((multiple) => rounded(multiple * sides.tokens)),
    managed: volumes.map(at(sides.managed)),
    self_hosted: volumes.map(at(sides.own)),
  };
}
