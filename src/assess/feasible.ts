import type { Option, OptionId } from "../assessment/schema.js";
import type { ManagedWay, Obstacle } from "../economics/managed-way.js";
import { wordOf } from "../facts/known.js";
import { greatest, no, yes } from "../rules/evaluate.js";
import { managedExcluded, readiness, requirementsOf, type Standing } from "../verdict/standing.js";
import type { Part } from "./part.js";

/** Whether an option may be taken, and why. */
export type Feasible = Pick<Option, "feasible" | "because">;

/**
 * Whether each option may be taken: by every slice, where a workload has slices. Going different ways by slice may be taken
 * where each slice may take the side that its own verdict names.
 */
export function feasibleOf(parts: readonly Part[]): (id: OptionId) => Feasible {
  const judged = parts.map((part) => ({ ...part, of: partFeasible(part) }));
  return (id) => {
    if (id === "hybrid") return joined(judged.map(({ slice, standing, of }) => ({ slice, ...of(takenBy(standing)) })));
    return joined(judged.map(({ slice, of }) => ({ slice, ...of(id) })));
  };
}

/** The option that stands for a slice's own verdict. */
const takenBy = ({ mode }: Standing): OptionId => (mode === "self_hosted" ? "self_hosted" : "managed_as_is");

/** All slices together: what one of them may not take, the whole may not. */
function joined(slices: readonly (Feasible & { slice?: string | undefined })[]): Feasible {
  const worst =
    slices.find(({ feasible }) => feasible === "no") ??
    slices.find(({ feasible }) => feasible === "unknown") ??
    slices[0];
  if (!worst) throw new Error("a workload has at least one part");
  const alike = slices.every(({ feasible, because }) => feasible === worst.feasible && because === worst.because);
  const { slice, feasible, because } = worst;
  return { feasible, because: alike || slice === undefined ? because : `${slice}: ${because}` };
}

function partFeasible({ standing, study }: Part): (id: OptionId) => Feasible {
  const rented = rentedFeasible(standing);
  const own = ownFeasible(standing);
  const evals = wordOf(standing.space.facts, "quality.open_weight_evals");
  return (id) => {
    if (id.startsWith("self_hosted")) return own;
    if (rented.feasible !== "yes") return rented;
    if (id === "open_weights_hosted" && evals === "failed") {
      return { feasible: "no", because: "The open-weight model failed this workload's evals" };
    }
    const obstacle = obstacleOf(
      id,
      study.ways.find((way) => way.id === id),
      evals,
    );
    return obstacle ? { feasible: "unknown", because: obstacles[obstacle] } : rented;
  };
}

function obstacleOf(id: OptionId, way: ManagedWay | undefined, evals: string | undefined): Obstacle | undefined {
  if (way) return way.obstacle;
  const unproven = id === "managed_cheaper_model" || (id === "open_weights_hosted" && evals !== "passed");
  return unproven ? "evals" : undefined;
}

const obstacles: Readonly<Record<Obstacle, string>> = {
  evals: "This workload's evals have to pass on that model first",
  contract: "Its data may need a contract with that provider first",
  one_host: "A single provider is known to offer it as asked for, which is no market to plan on: ask it for an offer",
  doubtful_discount: "The discount has no source of high confidence: ask the provider for it",
};

function rentedFeasible(standing: Standing): Feasible {
  const excluded = managedExcluded(standing);
  if (excluded === yes) return { feasible: "no", because: "An exclusion rules out inference by a third party" };
  return excluded === no
    ? { feasible: "yes", because: "Nothing known rules out inference by a provider" }
    : { feasible: "unknown", because: "Whether a provider may run inference is not known yet" };
}

function ownFeasible(standing: Standing): Feasible {
  const { space } = standing;
  const level = readiness(standing);
  const barred = greatest(space.engine.compiled.excludesSelfHosted, space.likely) === yes;
  // on what is known the exclusion holds; it is proven only where no unknown fact can lift it
  const proven = barred && greatest(space.engine.compiled.excludesSelfHosted, space.masks) === yes;
  if (proven) return { feasible: "no", because: "An exclusion rules out open weights" };
  if (barred) return { feasible: "unknown", because: "On what is known so far an exclusion rules out open weights" };
  if (level === no) return { feasible: "no", because: againstOwn(standing) };
  const sure = met({ ...standing, space: { ...space, likely: space.masks } });
  const holds = sure ? allMet : `${allMet} by what is likely or assumed; not all is proven`;
  if (level === yes) return { feasible: "yes", because: holds };
  return met(standing)
    ? { feasible: "unknown", because: `${holds}, and signals that are not known yet could turn the balance` }
    : { feasible: "unknown", because: "Some requirements are not known to hold" };
}

const allMet = "Every requirement that binds holds";

const met = (standing: Standing): boolean =>
  requirementsOf(standing).every(({ binding, level }) => !binding || level === yes);

/** What stands against self-hosting: the requirements that fail, or the balance where none does. */
function againstOwn(standing: Standing): string {
  const failing = requirementsOf(standing).filter(({ binding, level }) => binding && level === no);
  if (failing.length === 0) return "The balance of the signals is against it";
  const names = failing.map(({ id }) => id.replaceAll("-", " ")).join(", ");
  return `${failing.length === 1 ? "A requirement that binds fails" : "Requirements that bind fail"}: ${names}`;
}
