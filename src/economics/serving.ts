import { secondsOfAMonth } from "../quantities/quantity.js";
import { findGpu, findModel, type SizingData } from "../sizing/catalogue.js";
import type { Rejection, Shape } from "../sizing/deployment.js";
import type { Plan } from "../sizing/fleet.js";
import type { Gpu } from "../sizing/gpu.js";
import type { Model } from "../sizing/model.js";
import { cheapestOf, rejectionsOf, shortestMs } from "./gpu-choice.js";
import { type Asked, askedOf, type Market, marketOf, standsIn } from "./market.js";
import { countOf, statedReplica } from "./measured-serving.js";
import type { Profile } from "./profile.js";
import { remembered } from "./remember.js";
import { type Replica, replicaOf } from "./replica.js";

/**
 * What serving the candidate takes; or why it cannot be served (surely; or only if throughput lies where it is expected
 * within its band, or if what was not stated beside a throughput is as estimated); or what would have to be stated to tell.
 */
export type Serving =
  | { kind: "sized"; replica: Replica; sure: boolean }
  | { kind: "misfit"; rejected: readonly Rejection[]; sure: boolean; despite?: "stated_throughput" }
  | { kind: "unknown"; missing: readonly string[]; unknownNames: readonly { fact: string; name: string }[] };

/** Nothing is sized, and nothing that is missing would have it sized. */
export const notSized: Serving = { kind: "unknown", missing: [], unknownNames: [] };

/** How a fleet is planned, and for what peak over the mean. */
export type Planning = Plan & { peakToMean: number };

/** Sizes the candidate from its facts: on the GPU that is named, or on the cheapest one with a dated price. */
export function servingOf(profile: Profile, sizing: SizingData, planning: Planning): Serving {
  return served({ ...askedOf(profile), planning }, sizing);
}

const served = remembered(({ planning, ...profile }: Asked & { planning: Planning }, sizing: SizingData): Serving => {
  const { requests, inputTokens, outputTokens, candidate } = profile;
  const missing = [
    ...(candidate.model === undefined && candidate.tokensPerSecondPerGpu === undefined ? ["candidate.model"] : []),
    ...(inputTokens === undefined ? ["traffic.input_tokens"] : []),
    ...(outputTokens === undefined ? ["traffic.output_tokens"] : []),
    ...(requests === undefined ? ["traffic.requests_per_month"] : []),
  ];
  const model = candidate.model === undefined ? undefined : findModel(sizing, candidate.model);
  const gpu = candidate.gpu === undefined ? undefined : findGpu(sizing, candidate.gpu);
  const unknownNames = [
    ...(candidate.model !== undefined && !model ? [{ fact: "candidate.model", name: candidate.model }] : []),
    ...(candidate.gpu !== undefined && !gpu ? [{ fact: "candidate.gpu", name: candidate.gpu }] : []),
  ];
  const unknown = { kind: "unknown" as const, missing, unknownNames };
  if (missing.length > 0 || !requests || !inputTokens || !outputTokens) return unknown;
  if (candidate.gpu !== undefined && !gpu) return unknown;
  if (candidate.tokensPerSecondPerGpu !== undefined) {
    return gpu ? measured(profile, candidate.tokensPerSecondPerGpu, { model, gpu }, sizing) : unknown;
  }
  if (!model) return unknown;
  return sized(profile, marketOf(profile, model, gpu, sizing), sizing, planning);
});

function measured(
  profile: Asked,
  tokensPerSecondPerGpu: number,
  { model, gpu }: { model: Model | undefined; gpu: Gpu },
  sizing: SizingData,
): Serving {
  const count = model ? countOf(profile, model, gpu, sizing) : { gpus: profile.candidate.gpus ?? 1 };
  if ("rejected" in count) return { kind: "misfit", ...count, despite: "stated_throughput" };
  const replica = statedReplica(profile, tokensPerSecondPerGpu, { model, gpu, gpus: count.gpus }, sizing);
  const market = model && marketOf(profile, model, gpu, sizing);
  const reached = market && !isMeasuredInTime(profile) ? reachOf(market, count.gpus, sizing) : "in_time";
  // how fast an engine is was measured, how soon it answers is an estimate: it may err where the measurement does not
  if (market && reached === "out_of_reach") {
    return { kind: "misfit", rejected: rejectionsOf(market.options), sure: false, despite: "stated_throughput" };
  }
  return replica
    ? { kind: "sized", replica, sure: reached === "in_time" }
    : { kind: "unknown", missing: ["candidate.gpu_usd_per_hour"], unknownNames: [] };
}

const isMeasuredInTime = ({ batch, latencyTargetMs, candidate: { latencyP95Ms } }: Asked): boolean =>
  batch || latencyTargetMs === undefined || (latencyP95Ms !== undefined && latencyP95Ms <= latencyTargetMs);

/** Whether one request is answered in time, by the estimate: surely on so many GPUs, surely on no count, or neither. */
function reachOf(
  { options, best, shape, latencyMs }: Market,
  gpus: number,
  sizing: SizingData,
): "in_time" | "open" | "out_of_reach" {
  if (latencyMs === undefined) return "in_time";
  const { low, high } = sizing.constants.bands.extrapolated;
  if (shortestMs(options, best, sizing) > latencyMs * high) return "out_of_reach";
  const same = options.filter(({ deployment }) => deployment.gpus === gpus);
  return shortestMs(same, shape, sizing) <= latencyMs * low ? "in_time" : "open";
}

function sized(profile: Asked, market: Market, sizing: SizingData, planning: Planning): Serving {
  const { options, prices, shape, latencyMs, best } = market;
  const requestsPerSecond = (profile.requests ?? 0) / secondsOfAMonth;
  // the peak that the fleet is priced at: at any other, what is cheapest here would not be the cheapest bill
  const demand = { load: { requestsPerSecond, peakToMean: planning.peakToMean }, plan: planning };
  const cheapest = cheapestOf(options, prices, demand);
  // a target that is met or missed by less than the band of the estimate is neither proven
  const within = (by: number, asked: Shape): boolean =>
    latencyMs !== undefined && shortestMs(options, asked, sizing) <= latencyMs * by;
  if (!cheapest) {
    // a GPU without a price may serve; one that cannot is told whatever it costs
    const isUnpriced = options.length === 0 || options.some(({ estimate }) => estimate().fits);
    if (isUnpriced) return { kind: "unknown", missing: ["candidate.gpu_usd_per_hour"], unknownNames: [] };
    // what nobody says a prompt cache answers may be all, which can bring a target within reach
    const sure = latencyMs === undefined || !within(sizing.constants.bands.extrapolated.high, best);
    return { kind: "misfit", rejected: rejectionsOf(options), sure };
  }
  const stands = standsIn(market, sizing);
  const chosen = (stands(cheapest) ? cheapest : cheapestOf(options.filter(stands), prices, demand)) ?? cheapest;
  return {
    kind: "sized",
    replica: replicaOf(chosen, shape.inputTokens + shape.outputTokens),
    sure: latencyMs === undefined || within(cheapest.replica.band.low, shape),
  };
}
