import { secondsOfAMonth } from "../quantities/quantity.js";
import { basisOf } from "../sizing/band.js";
import { findGpu, findModel, type SizingData } from "../sizing/catalogue.js";
import type { Rejection } from "../sizing/choose.js";
import type { Deployment } from "../sizing/deployment.js";
import type { Gpu } from "../sizing/gpu.js";
import type { Model } from "../sizing/model.js";
import type { Precision } from "../sizing/precision.js";
import { publishedPrecision, usualKvPrecision } from "../sizing/published.js";
import { cheapestOf, optionsFor, rejectionsOf, shortestMs } from "./gpu-choice.js";
import { pricedGpu } from "./gpu-price.js";
import type { Profile } from "./profile.js";
import { remembered } from "./remember.js";
import { isBacked, type Replica, replicaOf } from "./replica.js";

/**
 * What serving the candidate takes; or why it cannot be served (either surely, or only if throughput lies where it is
 * expected within its band); or what would have to be stated to tell.
 */
export type Serving =
  | { kind: "sized"; replica: Replica; sure: boolean }
  | { kind: "misfit"; rejected: readonly Rejection[]; sure: boolean }
  | { kind: "unknown"; missing: readonly string[]; unknownNames: readonly { fact: string; name: string }[] };

/** Spread of repeated measurements of one configuration between releases (docs/sizing.md, noise floor). */
const measuredBand = { low: 1 / 1.071, high: 1.071 };

/** Planned share of capacity and spare replicas. */
export interface Planning {
  planTo: number;
  spareReplicas: number;
}

/** What sizing reads of a profile. */
type Asked = {
  [Name in
    | "requests"
    | "inputTokens"
    | "outputTokens"
    | "cachedShare"
    | "peakToMean"
    | "batch"
    | "latencyTargetMs"
    | "candidate"]: Profile[Name];
};

/** Sizes the candidate from its facts: on the GPU that is named, or on the cheapest one with a dated price. */
export function servingOf(profile: Profile, sizing: SizingData, planning: Planning): Serving {
  const { requests, inputTokens, outputTokens, cachedShare, peakToMean, batch, latencyTargetMs, candidate } = profile;
  const asked = { requests, inputTokens, outputTokens, cachedShare, peakToMean, batch, latencyTargetMs, candidate };
  return served({ ...asked, planning }, sizing);
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
    const measured = measuredReplica(profile, sizing, gpu, inputTokens + outputTokens);
    return measured ? { kind: "sized", replica: { ...measured, ...(model ? { model } : {}) }, sure: true } : unknown;
  }
  if (!model) return unknown;
  return sized(profile, model, gpu, sizing, planning, requests / secondsOfAMonth);
});

function measuredReplica(
  { candidate }: Asked,
  sizing: SizingData,
  gpu: Gpu | undefined,
  tokensOfRequest: number,
): Replica | undefined {
  const { tokensPerSecondPerGpu, gpus = 1 } = candidate;
  if (!gpu || tokensPerSecondPerGpu === undefined) return undefined;
  const priced = pricedGpu(gpu, candidate.usdPerGpuHour, sizing);
  return (
    priced && {
      gpus,
      requestsPerSecond: (tokensPerSecondPerGpu * gpus) / tokensOfRequest,
      tokensPerSecondPerGpu,
      band: measuredBand,
      basis: "stated",
      ...priced,
    }
  );
}

function sized(
  profile: Asked,
  model: Model,
  gpu: Gpu | undefined,
  sizing: SizingData,
  planning: Planning,
  requestsPerSecond: number,
): Serving {
  const { inputTokens = 0, outputTokens = 0, cachedShare, candidate } = profile;
  const prices = new Map(
    (gpu ? [gpu] : sizing.gpus).flatMap((each) => {
      const priced = pricedGpu(each, candidate.usdPerGpuHour, sizing);
      return priced ? [[each.id, priced] as const] : [];
    }),
  );
  if (prices.size === 0) return { kind: "unknown", missing: ["candidate.gpu_usd_per_hour"], unknownNames: [] };
  const precision = (candidate.precision as Precision | undefined) ?? publishedPrecision(model);
  const shape = { inputTokens, outputTokens, ...(cachedShare === undefined ? {} : { cachedInputShare: cachedShare }) };
  const latencyMs = profile.batch ? undefined : profile.latencyTargetMs;
  const served = { model: model.id, precision, kvPrecision: usualKvPrecision(model, precision), shape, latencyMs };
  const sizes = candidate.gpus === undefined ? undefined : [candidate.gpus];
  const options = optionsFor({ ...served, gpus: [...prices.keys()], sizes }, sizing);
  const demand = { load: { requestsPerSecond, peakToMean: profile.peakToMean ?? 1 }, plan: planning };
  const cheapest = cheapestOf(options, prices, demand);
  // a target that is met or missed by less than the band of the estimate is neither proven
  const within = (by: number): boolean =>
    latencyMs !== undefined && shortestMs(options, shape, sizing) <= latencyMs * by;
  if (!cheapest) {
    const sure = latencyMs === undefined || !within(sizing.constants.bands.extrapolated.high);
    return { kind: "misfit", rejected: rejectionsOf(options), sure };
  }
  // a GPU on which nothing was measured is chosen only where no other serves
  const stands = ({ deployment }: { deployment: Deployment }): boolean => {
    const priceSource = prices.get(deployment.gpu.id)?.priceSource;
    return isBacked({ basis: basisOf(deployment, sizing.constants), ...(priceSource ? { priceSource } : {}) });
  };
  const chosen = (stands(cheapest) ? cheapest : cheapestOf(options.filter(stands), prices, demand)) ?? cheapest;
  return {
    kind: "sized",
    replica: replicaOf(chosen, inputTokens + outputTokens),
    sure: latencyMs === undefined || within(cheapest.replica.band.low),
  };
}
