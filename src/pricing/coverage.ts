import { timeOf } from "./age.js";
import {
  barsThirdParty,
  best,
  type Control,
  type ControlCoverage,
  type Coverage,
  overallOf,
} from "./coverage-answer.js";
import { type ProviderFact, type ProviderTable, surfacesOf } from "./provider-facts.js";

/** What a workload asks of a provider. */
export interface ControlsAsked {
  /** The provider as people write it; `vertex` and the like mean one way in, `google` any. */
  provider: string;
  controls: readonly Control[];
  /** Regions that the data has to stay in; naming one asks for residency. */
  regions: readonly string[];
  /** ISO date on which it has to hold. */
  on: string;
}

/** Days after which a fact says nothing any more. */
const staleAfterDays = 365;

const dayMs = 86_400_000;

/** The first day that a month or a day stands for, so that age is never told too young. */
const firstDayOf = (date: string): string => (date.length === 7 ? `${date}-01` : date);

const isStale = ({ as_of: asOf }: ProviderFact, on: string): boolean =>
  (timeOf(on) - timeOf(firstDayOf(asOf))) / dayMs > staleAfterDays;

function statusOf(control: Control, { value }: ProviderFact, regions: readonly string[]): ControlCoverage["status"] {
  if (control === "residency") return residencyOf(value, regions);
  if (value === "yes") return "covered";
  return value === "by_approval" ? "by_arrangement" : value === "no" ? "not_covered" : "not_known";
}

function residencyOf(value: ProviderFact["value"], regions: readonly string[]): ControlCoverage["status"] {
  if (typeof value !== "object" || regions.length === 0) return "not_known";
  // the table names the regions that are known: with `others` there are more, which it does not list
  if (!regions.every((region) => value.regions.includes(region))) return value.others ? "not_known" : "not_covered";
  return value.by_approval ? "by_arrangement" : "covered";
}

function controlOf(
  control: Control,
  facts: readonly ProviderFact[],
  regions: readonly string[],
  on: string,
): ControlCoverage {
  if (barsThirdParty(control)) return { control, status: "not_covered", by: "nature" };
  const fact = facts.find((each) => each.fact === control);
  if (fact === undefined) return { control, status: "not_known", by: "nothing" };
  const stale = isStale(fact, on);
  const status = stale ? "not_known" : statusOf(control, fact, regions);
  const { as_of: asOf, confidence, source, detail } = fact;
  return { control, status, by: stale ? "stale_fact" : "fact", asOf, confidence, source, detail };
}

/**
 * Whether a provider meets the controls that a workload asks for, by dated facts. Where a provider has several ways in, the
 * one that meets most is told: all controls have to hold on the same.
 *
 * @throws RangeError where `on` is not a date that exists
 */
export function coverageOf(table: ProviderTable, { provider, controls, regions, on }: ControlsAsked): Coverage {
  const residency: readonly Control[] = regions.length > 0 ? ["residency"] : [];
  const asked = [...new Set([...controls, ...residency])];
  const surfaces = surfacesOf(table, provider);
  const answer = (facts: readonly ProviderFact[], surface?: string): Coverage => {
    const answers = asked.map((control) => controlOf(control, facts, regions, on));
    return { ...(surface === undefined ? {} : { surface }), controls: answers, overall: overallOf(answers) };
  };
  if (surfaces.length === 0) return answer([]);
  return best(surfaces.map(({ surface, facts }) => answer(facts, surface))) ?? answer([]);
}
