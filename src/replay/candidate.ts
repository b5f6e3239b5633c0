import { fitsBasis } from "../economics/basis.js";
import type { Profile } from "../economics/profile.js";
import type { Replica } from "../economics/replica.js";
import { type Serving, servingOf } from "../economics/serving.js";
import type { Hourly } from "../evidence/hourly.js";
import { total } from "../evidence/rank.js";
import { hoursOfAMonth } from "../quantities/quantity.js";
import type { SizingData } from "../sizing/catalogue.js";
import type { Shape } from "../sizing/deployment.js";
import type { Plan } from "../sizing/fleet.js";
import { loadAtLevel } from "./level.js";
import { meanShape } from "./loads.js";

/** What a series is replayed on; or why it cannot be, in a sentence that says what to state. */
export type Candidate = { kind: "replica"; replica: Replica; shape: Shape } | { kind: "none"; because: string };

/**
 * The replica that `assess` would choose for the candidate that a workload file states (model, GPU, GPUs of one replica,
 * precision, throughput, latency target, price of a GPU-hour), with requests and lengths as measured. Lengths that the series
 * does not tell are those of the file.
 *
 * @param profile of the facts that the file states; its cached share, where known, is that of the mean request
 */
export function candidateOf(
  profile: Profile,
  hourly: Hourly,
  sizing: SizingData,
  { plan, level }: { plan: Plan; level: number },
): Candidate {
  const requests = total(hourly.requests);
  if (!(requests > 0)) return none("The series has no requests to replay.");
  const shape = meanShape(hourly, profile.cachedShare);
  const measured: Profile = {
    ...profile,
    requests: (requests / hourly.requests.length) * hoursOfAMonth,
    ...(shape ? { inputTokens: shape.inputTokens, outputTokens: shape.outputTokens } : {}),
  };
  const mean = requests / hourly.requests.length;
  const peakToMean = Math.max(1, loadAtLevel(Float64Array.from(hourly.requests), level) / mean);
  const serving = servingOf(measured, sizing, { ...plan, peakToMean });
  if (serving.kind !== "sized") return none(becauseOf(serving));
  const { inputTokens = 0, outputTokens = 0 } = measured;
  // the lengths that sizing took: a mean below one token comes from requests without any
  const sized = { inputTokens: Math.max(1, inputTokens), outputTokens: Math.max(1, outputTokens) };
  const { cachedShare } = profile;
  return {
    kind: "replica",
    replica: serving.replica,
    shape: { ...sized, ...(cachedShare === undefined ? {} : { cachedInputShare: cachedShare }) },
  };
}

const none = (because: string): Candidate => ({ kind: "none", because });

function becauseOf(serving: Exclude<Serving, { kind: "sized" }>): string {
  if (serving.kind === "misfit") return `The candidate cannot be replayed: ${fitsBasis(serving)}.`;
  const [unknown] = serving.unknownNames;
  if (unknown)
    return `The candidate cannot be replayed: ${unknown.fact} is ${unknown.name}, of which no figures are known.`;
  if (serving.missing.includes("candidate.model")) {
    return "There is no replay without a candidate: state candidate.model in the workload file, and candidate.gpu, candidate.gpus and candidate.precision where they are settled.";
  }
  const missing = serving.missing.length > 0 ? serving.missing.join(", ") : "candidate.gpu";
  return `The candidate cannot be replayed yet: state ${missing} in the workload file.`;
}
