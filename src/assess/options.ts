import type { Option } from "../assessment/schema.js";
import type { Interval } from "../facts/domain.js";
import type { Facts } from "../facts/fact.js";
import { greatest, no, yes } from "../rules/evaluate.js";
import { wordOf } from "../verdict/known.js";
import { managedExcluded, readiness, type Standing } from "../verdict/standing.js";
import { moneyOf } from "./money.js";

/**
 * The ways of running a workload that a board should see side by side, priced only where facts say so. What is feasible is
 * judged by the standing (of the leading slice, where there are slices); money and names are those of
 * the whole.
 */
export function optionsOf(standing: Standing, facts: Facts, sliced: boolean): Option[] {
  const money = moneyOf(facts);
  const excluded = managedExcluded(standing);
  const rented = excluded === yes ? ("no" as const) : excluded === no ? ("yes" as const) : ("unknown" as const);
  const rentedBecause =
    excluded === yes
      ? "An exclusion rules out inference by a third party"
      : excluded === no
        ? "Nothing known rules out inference by a provider"
        : "Whether a provider may run inference is not known yet";
  const provider = named(wordOf(facts, "current.provider"), (word) => ({ provider: word }));
  const model = named(wordOf(facts, "current.model"), (word) => ({ model: word }));
  const candidate = named(wordOf(facts, "candidate.model"), (word) => ({ model: word }));
  const own = ownHosting(standing);
  const options: Option[] = [
    {
      id: "managed_as_is",
      title: "Managed, as it is",
      mode: "managed",
      ...provider,
      ...model,
      usd_per_month: money.managed ? spread(money.managed) : null,
      parts: money.managed
        ? {
            tokens: {
              low: money.managed.lo,
              high: money.managed.hi,
              provenance: facts.get("current.usd_per_month")?.provenance ?? "declared",
            },
          }
        : {},
      feasible: rented,
      because: rentedBecause,
      pros: ["there is nothing to operate", "only use is paid for"],
      cons: ["cost grows with every token", "rate limits and model changes are the provider's"],
    },
    {
      id: "managed_better",
      title: "Managed, done better: smaller model, prompt cache, batch",
      mode: "managed",
      ...provider,
      usd_per_month: null,
      parts: {},
      feasible: rented,
      because: `${rentedBecause}; the saving is not known until it is tried on logged requests`,
      pros: ["it is the simplest way to a lower bill", "it can be undone in a day"],
      cons: ["only evals show a drop in quality"],
    },
    {
      id: "open_weights_hosted",
      title: "Open weights on somebody else's endpoint",
      mode: "managed",
      ...candidate,
      usd_per_month: null,
      parts: {},
      feasible: rented === "yes" && own.evals === "failed" ? "no" : rented,
      because: own.evals === "failed" ? "The open-weight model failed this workload's evals" : rentedBecause,
      pros: ["it tries open weights without a GPU team", "the model can move in-house later"],
      cons: ["it is still a third party", "the open model needs evals first"],
    },
    {
      id: "self_hosted",
      title: "Self-hosted open weights",
      mode: "self_hosted",
      ...candidate,
      ...named(wordOf(facts, "candidate.gpu"), (word) => ({ gpu: word })),
      usd_per_month: money.infrastructure && money.people ? spread(sum(money.infrastructure, money.people)) : null,
      parts: money.parts,
      feasible: own.feasible,
      because: own.because,
      pros: [
        "data stays inside",
        "weights, decoding and upgrades are the team's to decide",
        "no outside rate limit applies",
      ],
      cons: ["idle hours are paid for", "on-call, patching and model validation are the team's"],
    },
  ];
  if (sliced) options.push(hybrid(rented, own.feasible));
  return options;
}

function hybrid(rented: Option["feasible"], own: Option["feasible"]): Option {
  const feasible = rented === "no" && own === "no" ? "no" : rented === "yes" && own === "yes" ? "yes" : "unknown";
  return {
    id: "hybrid",
    title: "Split by slice",
    mode: "hybrid",
    usd_per_month: null,
    parts: {},
    feasible,
    because: "Each slice is judged on its own facts",
    pros: ["each slice runs where it fits", "the managed path stays as the way back"],
    cons: ["two paths have to be run, watched and evaluated"],
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

const sum = (a: Interval, b: Interval): Interval => ({ ...a, lo: a.lo + b.lo, hi: a.hi + b.hi });

const spread = ({ lo, hi }: Interval) => ({ low: lo, expected: (lo + hi) / 2, high: hi });
