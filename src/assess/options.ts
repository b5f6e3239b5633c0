import type { Option, OptionId } from "../assessment/schema.js";
import type { CostModel } from "../costs/option.js";
import type { ManagedWay } from "../economics/managed-way.js";
import type { Study } from "../economics/study.js";
import type { Facts } from "../facts/fact.js";
import { wordOf } from "../facts/known.js";
import { greatest, no, yes } from "../rules/evaluate.js";
import { managedExcluded, readiness, type Standing } from "../verdict/standing.js";
import { compared } from "./economics/priced.js";
import { optionIds, titles } from "./option-titles.js";

/** What the options' money is taken from. */
export interface Money {
  study: Study;
  /** A cheaper model of the same maker, where there is one. */
  cheaper: ManagedWay | undefined;
  /** The cost of going different ways by slice, where slices do. */
  split: CostModel | undefined;
}

/**
 * The ways of running a workload that a board should see side by side, priced where facts and dated data allow it. What is
 * feasible is judged by the standing (of the leading slice, where there are slices); money and names are those of the
 * whole.
 */
export function optionsOf(standing: Standing, facts: Facts, sliced: boolean, money: Money): Option[] {
  const sides = sidesOf(standing);
  const { priced } = compared(money.study, money.cheaper, money.split, (id) => sides.of(id).feasible === "yes");
  const names = namesOf(facts);
  const always: readonly OptionId[] = ["managed_as_is", "open_weights_hosted", "self_hosted"];
  return optionIds.flatMap((id) => {
    const known = priced.get(id);
    // a way that is neither priced nor one of the few that every board asks for would be noise
    const generic = id === "managed_better" && !priced.has("managed_batch") && !priced.has("managed_cheaper_model");
    if (!known && !always.includes(id) && !generic && !(id === "hybrid" && sliced)) return [];
    const told = titles[id];
    return [
      {
        id,
        ...told,
        ...names(id),
        ...(known ?? unpriced),
        ...sides.of(id),
      },
    ];
  });
}

const unpriced = { usd_per_month: null, ends: null, cheapest: null, parts: {}, basis: null };

/** Names that facts give an option, where pricing did not find better ones. */
function namesOf(facts: Facts) {
  const provider = named(wordOf(facts, "current.provider"), (word) => ({ provider: word }));
  const model = named(wordOf(facts, "current.model"), (word) => ({ model: word }));
  const candidate = named(wordOf(facts, "candidate.model"), (word) => ({ model: word }));
  const gpu = named(wordOf(facts, "candidate.gpu"), (word) => ({ gpu: word }));
  return (id: OptionId) => {
    if (id === "hybrid") return {};
    if (id === "open_weights_hosted") return candidate;
    if (id.startsWith("self_hosted")) return { ...candidate, ...gpu };
    return id === "managed_as_is" ? { ...provider, ...model } : provider;
  };
}

/** Whether each option may be taken, and why. */
function sidesOf(standing: Standing): { of: (id: OptionId) => Pick<Option, "feasible" | "because"> } {
  const excluded = managedExcluded(standing);
  const rented = excluded === yes ? ("no" as const) : excluded === no ? ("yes" as const) : ("unknown" as const);
  const rentedBecause =
    excluded === yes
      ? "An exclusion rules out inference by a third party"
      : excluded === no
        ? "Nothing known rules out inference by a provider"
        : "Whether a provider may run inference is not known yet";
  const own = ownHosting(standing);
  return {
    of: (id) => {
      if (id.startsWith("self_hosted")) return { feasible: own.feasible, because: own.because };
      if (id === "hybrid") {
        const no = rented === "no" && own.feasible === "no";
        const yes = rented === "yes" && own.feasible === "yes";
        return {
          feasible: no ? "no" : yes ? "yes" : "unknown",
          because: "Each slice is judged on its own facts",
        };
      }
      if (id === "open_weights_hosted") {
        if (own.evals === "failed" && rented === "yes") {
          return { feasible: "no", because: "The open-weight model failed this workload's evals" };
        }
        return own.evals === "passed" || rented === "no"
          ? { feasible: rented, because: rentedBecause }
          : { feasible: "unknown", because: "No open-weight model has passed this workload's evals yet" };
      }
      if (id === "managed_cheaper_model" && rented === "yes") {
        return { feasible: "unknown", because: "This workload's evals have to pass on that model first" };
      }
      return { feasible: rented, because: rentedBecause };
    },
  };
}

function ownHosting(standing: Standing): { feasible: Option["feasible"]; because: string; evals?: string } {
  const { space } = standing;
  const evals = wordOf(space.facts, "quality.open_weight_evals");
  const level = readiness(standing);
  const barred = greatest(space.engine.compiled.excludesSelfHosted, space.likely) === yes;
  return {
    feasible: level === yes ? "yes" : level === no ? "no" : "unknown",
    because: barred
      ? "An exclusion rules out open weights"
      : level === yes
        ? "Every requirement that binds holds"
        : level === no
          ? "A requirement that binds fails, or the balance is against it"
          : "Some requirements are not known to hold",
    ...(evals === undefined ? {} : { evals }),
  };
}

/** The field for a word that is known, or none. */
function named<T extends object>(word: string | undefined, field: (word: string) => T): T | Record<never, never> {
  return word === undefined ? {} : field(word);
}
