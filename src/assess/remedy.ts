import type { Facts } from "../facts/fact.js";
import { factValue, wordOf } from "../facts/known.js";
import { findDerived } from "../facts/registry/lookup.js";
import type { Requirement } from "../rules/pack.js";
import { howToLearn, listed, missingBehind } from "./settling.js";

const ratio = "economics.self_hosted_to_managed";

/**
 * What would meet a requirement: the pack's own work where it fails; where it is only not known, what is really missing of
 * the computed facts that it rests on.
 *
 * @param tests names of the facts that the requirement tests
 */
export function remedyOf(
  facts: Facts,
  rule: Requirement,
  tests: readonly string[],
  fails: boolean,
): string | undefined {
  const computed = fails ? [] : tests.filter((name) => findDerived(name) && factValue(facts, name) === undefined);
  if (computed.includes(ratio) && wordOf(facts, "current.mode") === "self_hosted" && !facts.get(ratio)?.likely)
    return "No managed bill is paid today that it could be a share of: compare what the options cost.";
  const missing = [...new Set(computed.flatMap((name) => missingBehind(facts, name)))];
  if (missing.length > 0) return `State ${listed(missing)}.`;
  const estimated = computed.flatMap((name) => [...(findDerived(name)?.inputs ?? []), name]);
  const open = estimated.find((name) => facts.get(name)?.likely && howToLearn(facts, name) !== "");
  return open === undefined ? rule.toChange : `It is estimated, not proven. ${howToLearn(facts, open)}`;
}
