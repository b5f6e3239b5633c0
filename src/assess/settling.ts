import type { Facts } from "../facts/fact.js";
import { factValue, wordOf } from "../facts/known.js";
import { findDerived, findFact } from "../facts/registry/lookup.js";
import { factText } from "../verdict/fact-text.js";

/** What a fleet is sized from, and a managed bill priced from. Tokens a month stand in for requests. */
const traffic = ["traffic.requests_per_month", "traffic.input_tokens", "traffic.output_tokens"];
const fleet = [
  "candidate.model",
  ...traffic,
  "traffic.cached_input_share",
  "traffic.peak_to_mean",
  "latency.target_p95",
];
const bill = ["current.model", ...traffic, "traffic.cached_input_share", "serving"];

/** What each estimate rests on, and what is left to do once all of that is stated. */
const estimates: Readonly<Record<string, { rests: readonly string[]; rest: string }>> = {
  "candidate.usd_per_month": {
    rests: fleet,
    rest: "Ask for an offer for the GPUs, and state the sum (people left out) or candidate.gpu_usd_per_hour.",
  },
  "economics.utilisation": {
    rests: fleet,
    rest: "Load-test the candidate, and name the result as candidate.benchmark.",
  },
  "candidate.feasible": {
    rests: fleet,
    rest: "Load-test the candidate, and name the result as candidate.benchmark; `llm-decide size` shows what binds.",
  },
  "economics.best_managed_to_current": {
    rests: bill,
    rest: "Ask the providers for an offer for this traffic.",
  },
};

/** How to learn a fact: by stating what is really missing, never what is stated already. */
export function howToLearn(facts: Facts, name: string): string {
  const asked = findFact(name)?.howToLearn ?? "";
  const estimate = estimates[name];
  if (!estimate) return asked;
  const running = runningCost(facts, name);
  if (running) return running;
  const missing = missingOf(facts, estimate.rests);
  if (missing.length === 0) return estimate.rest;
  const begun = facts.get(name)?.likely || findDerived(name) || isKnown(facts, "candidate.model");
  return begun ? `State ${listed(missing)}.` : asked;
}

/** What runs self-hosted already has a cost: that of the candidate, unless it is another model. */
function runningCost(facts: Facts, name: string): string | undefined {
  const today = facts.get("current.usd_per_month");
  if (name !== "candidate.usd_per_month" || wordOf(facts, "current.mode") !== "self_hosted" || !today?.at)
    return undefined;
  const [running, candidate] = [wordOf(facts, "current.model"), wordOf(facts, "candidate.model")];
  if (running !== undefined && candidate !== undefined && running !== candidate) return undefined;
  return `What runs today is taken for it, at ${factText(today)} a month: state it only where the candidate would cost something else.`;
}

/** Facts that a computed one rests on and that nobody states, each as a file names it. */
export function missingBehind(facts: Facts, name: string): string[] {
  if (estimates[name]) return missingOf(facts, estimates[name].rests);
  const inputs = findDerived(name)?.inputs ?? [];
  return [
    ...new Set(
      inputs.flatMap((input) => {
        if (isKnown(facts, input)) return [];
        if (facts.get(input)?.provenance === undefined && !findDerived(input)) return [input];
        return missingOf(facts, estimates[input]?.rests ?? []);
      }),
    ),
  ];
}

export const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;

const missingOf = (facts: Facts, names: readonly string[]): string[] =>
  names.filter((name) => {
    if (isKnown(facts, name)) return false;
    if (name === "traffic.peak_to_mean") return !isKnown(facts, "traffic.served_peak_to_mean");
    if (name === "traffic.requests_per_month") return !isKnown(facts, "traffic.tokens_per_month");
    // work that may wait has no target to meet
    return !(name === "latency.target_p95" && wordOf(facts, "serving") === "batch");
  });

const isKnown = (facts: Facts, name: string): boolean => factValue(facts, name) !== undefined;
