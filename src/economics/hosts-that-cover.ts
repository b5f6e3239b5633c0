import { coverageOf } from "../pricing/coverage.js";
import { isControl } from "../pricing/coverage-answer.js";
import type { ProviderTable } from "../pricing/provider-facts.js";
import type { Profile } from "./profile.js";

/** How the hosts that are reckoned with meet the controls that a workload asks for. */
export interface Covering {
  /** `known`: each of them by dated facts; `not_known`: of none of them is it known. */
  covered: "not_asked" | "known" | "not_known";
  /** Hosts that are left out: they are known not to meet them, or others are known to. */
  dropped: readonly string[];
}

/**
 * The hosts that can take a workload's data, by dated facts. Those that are known not to meet what it asks for are out;
 * where any is known to meet it, only such hosts are reckoned with, since to plan on another is to plan on a contract that
 * nobody has seen.
 */
export function hostsThatCover(
  hosts: readonly string[],
  { controls, residency }: Pick<Profile, "controls" | "residency">,
  providers: ProviderTable,
  on: string,
): Covering & { hosts: readonly string[] } {
  if (controls.length === 0 && residency.length === 0) return { hosts, covered: "not_asked", dropped: [] };
  const asked = { controls: controls.filter(isControl), regions: residency, on };
  const answers = hosts.map((host) => ({ host, answer: coverageOf(providers, { provider: host, ...asked }).overall }));
  const of = (...wanted: readonly string[]) =>
    answers.filter(({ answer }) => wanted.includes(answer)).map(({ host }) => host);
  const sure = of("covered");
  return sure.length > 0
    ? { hosts: sure, covered: "known", dropped: of("unknown", "not_covered") }
    : { hosts: of("unknown"), covered: "not_known", dropped: of("not_covered") };
}
