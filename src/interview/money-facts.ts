import { profileFacts } from "../economics/profile.js";
import { statedParts } from "../verdict/slice-facts.js";
import type { Workload } from "../workloads/workload.js";

/** What costs are made from, in the order in which people know it: today's bill, the traffic, what would replace it. */
const order: readonly string[] = [
  "current.mode",
  "current.provider",
  "current.model",
  "current.usd_per_month",
  "traffic.requests_per_month",
  "traffic.input_tokens",
  "traffic.output_tokens",
  "traffic.tokens_per_month",
  "traffic.cached_input_share",
  "serving",
  "candidate.model",
  "traffic.peak_to_mean",
  "latency.target_p95",
  "candidate.gpu",
  "candidate.gpu_usd_per_hour",
  "candidate.people_fte",
  "team.engineer_usd_per_month",
  "current.committed_usd_per_month",
  "traffic.growth_per_month",
];

/**
 * Facts to ask for once the verdict is settled, so that both sides can be priced: those that the estimates read and nobody
 * states, as far as the others give them a meaning.
 */
export function moneyFacts(workload: Workload, closed: ReadonlySet<string>): readonly string[] {
  const stated = statedThroughout(workload);
  const said = (fact: string): unknown => stated.get(fact)?.value;
  const means: Readonly<Record<string, boolean>> = {
    // requests and their lengths give the tokens, and the other way round
    "traffic.tokens_per_month": closed.has("traffic.requests_per_month") && !stated.has("traffic.requests_per_month"),
    "latency.target_p95": said("serving") !== "batch",
    "current.committed_usd_per_month": said("current.mode") !== "self_hosted",
    // what a fleet is sized from says nothing without a model to size it for
    "candidate.gpu": sized(stated),
    "candidate.gpu_usd_per_hour": sized(stated) && stated.has("candidate.gpu"),
    "traffic.peak_to_mean": sized(stated),
  };
  return order.filter(
    (fact) => profileFacts.includes(fact) && !stated.has(fact) && !closed.has(fact) && means[fact] !== false,
  );
}

/** What the workload states, or every slice of it. */
function statedThroughout(workload: Workload): Workload["stated"] {
  const [first = workload.stated, ...others] = statedParts(workload);
  return new Map([...first].filter(([fact]) => others.every((stated) => stated.has(fact))));
}

/** Whether there is a model that a fleet can be sized for: a candidate, or what runs on one's own GPUs today. */
const sized = (stated: Workload["stated"]): boolean =>
  stated.has("candidate.model") || stated.get("current.mode")?.value === "self_hosted";
