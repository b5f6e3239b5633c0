import { secondsOfAMonth } from "../quantities/quantity.js";
import { certain, type Range } from "../quantities/range.js";
import { findGpu, findModel, type SizingData } from "../sizing/catalogue.js";
import { type Candidate, choose, type Rejection } from "../sizing/choose.js";
import type { Bottleneck, Deployment } from "../sizing/deployment.js";
import type { Gpu } from "../sizing/gpu.js";
import type { Model } from "../sizing/model.js";
import type { Precision } from "../sizing/precision.js";
import { publishedPrecision, usualKvPrecision } from "../sizing/published.js";
import { type GpuPriceRange, gpuPriceRange } from "./gpu-price.js";
import type { Profile } from "./profile.js";

/** One replica that serves the candidate, with what it costs an hour. */
export interface Replica {
  /** Absent where the throughput was measured on a model that is not named. */
  model?: Model;
  gpu: Gpu;
  gpus: number;
  precision?: Precision;
  requestsPerSecond: number;
  tokensPerSecondPerGpu: number;
  /** Multiples of the throughput between which it really lies. */
  band: { low: number; high: number };
  basis: "stated" | "measured" | "fitted" | "extrapolated";
  concurrency?: number;
  binds?: Bottleneck;
  ttftMs?: number;
  tpotMs?: number;
  /** USD for one GPU-hour. */
  price: Range;
  /** Where the price comes from; absent where it is stated. */
  priceSource?: GpuPriceRange;
}

/**
 * What serving the candidate takes; or why it cannot be served (either surely, or only if throughput lies where it is
 * expected within its band); or why it cannot be served; or what would have to be stated to tell. */
export type Serving =
  | { kind: "sized"; replica: Replica; others: readonly Replica[]; sure: boolean }
  | { kind: "misfit"; rejected: readonly Rejection[]; sure: boolean }
  | { kind: "unknown"; missing: readonly string[]; unknownNames: readonly { fact: string; name: string }[] };

/** Spread of repeated measurements of one configuration between releases (docs/sizing.md, noise floor). */
const measuredBand = { low: 1 / 1.071, high: 1.071 };

/** Planned share of capacity and spare replicas. */
export interface Planning {
  planTo: number;
  spareReplicas: number;
}

/** Sizes the candidate from its facts: on the GPU that is named, or on the cheapest one with a dated price. */
export function servingOf(profile: Profile, sizing: SizingData, planning: Planning): Serving {
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
    return measured
      ? { kind: "sized", replica: { ...measured, ...(model ? { model } : {}) }, others: [], sure: true }
      : unknown;
  }
  if (!model) return unknown;
  return sized(profile, model, gpu, sizing, planning, requests / secondsOfAMonth);
}

function measuredReplica(
  profile: Profile,
  sizing: SizingData,
  gpu: Gpu | undefined,
  tokensOfRequest: number,
): Replica | undefined {
  const { tokensPerSecondPerGpu, gpus = 1 } = profile.candidate;
  if (!gpu || tokensPerSecondPerGpu === undefined) return undefined;
  const priced = priceOf(profile, sizing, gpu);
  return (
    priced && {
      gpu,
      gpus,
      requestsPerSecond: (tokensPerSecondPerGpu * gpus) / tokensOfRequest,
      tokensPerSecondPerGpu,
      band: measuredBand,
      basis: "stated",
      ...priced,
    }
  );
}

function priceOf(
  { candidate }: Profile,
  sizing: SizingData,
  gpu: Gpu,
): Pick<Replica, "price" | "priceSource"> | undefined {
  if (candidate.usdPerGpuHour !== undefined) return { price: certain(candidate.usdPerGpuHour) };
  const priceSource = gpuPriceRange(sizing.prices, gpu.id);
  return priceSource && { price: priceSource.range, priceSource };
}

function sized(
  profile: Profile,
  model: Model,
  gpu: Gpu | undefined,
  sizing: SizingData,
  planning: Planning,
  requestsPerSecond: number,
): Serving {
  const { inputTokens = 0, outputTokens = 0, cachedShare, candidate } = profile;
  const prices = new Map(
    (gpu ? [gpu] : sizing.gpus).flatMap((each) => {
      const priced = priceOf(profile, sizing, each);
      return priced ? [[each.id, { gpu: each, ...priced }] as const] : [];
    }),
  );
  if (prices.size === 0) return { kind: "unknown", missing: ["candidate.gpu_usd_per_hour"], unknownNames: [] };
  const candidates: Candidate[] = [...prices.values()].map((each) => ({
    gpu: each.gpu,
    usdPerGpuHour: each.price.expected,
  }));
  const demand = {
    shape: { inputTokens, outputTokens, ...(cachedShare === undefined ? {} : { cachedInputShare: cachedShare }) },
    targets: { latencyMs: profile.batch ? undefined : profile.latencyTargetMs },
    load: { requestsPerSecond, peakToMean: profile.peakToMean ?? 1 },
    plan: planning,
  };
  const precision = (candidate.precision as Precision | undefined) ?? publishedPrecision(model);
  const kvPrecision = usualKvPrecision(model, precision);
  const sizes = candidate.gpus === undefined ? undefined : [candidate.gpus];
  const within = (targets: typeof demand.targets) =>
    choose(
      model,
      [precision],
      candidates,
      { ...demand, kvPrecision, targets, ...(sizes ? { replicaSizes: sizes } : {}) },
      sizing.constants,
    );
  const { feasible, rejected } = within(demand.targets);
  // a target that is met or missed by less than the band of the estimate is neither proven
  const stretched = (by: number) => within({ latencyMs: (demand.targets.latencyMs ?? 0) * by }).feasible.length > 0;
  const band = feasible[0]?.replica.band ?? sizing.constants.bands.extrapolated;
  const targeted = demand.targets.latencyMs !== undefined;
  const replicas = feasible.flatMap(({ deployment, replica }) => {
    const priced = prices.get(deployment.gpu.id);
    return priced ? [replicaOf(deployment, replica, priced, inputTokens + outputTokens)] : [];
  });
  // a GPU on which nothing was measured is chosen only where no other serves
  const [first, ...others] = [...replicas.filter(isBacked), ...replicas.filter((replica) => !isBacked(replica))];
  return first
    ? { kind: "sized", replica: first, others, sure: !targeted || stretched(band.low) }
    : { kind: "misfit", rejected, sure: !targeted || !stretched(band.high) };
}

/** Measurements on this GPU stand behind the throughput, and more than one provider behind the price. */
export const isBacked = ({ basis, priceSource }: Replica): boolean =>
  basis !== "extrapolated" && (priceSource === undefined || priceSource.providers > 1);

type Predicted = Extract<ReturnType<typeof import("../sizing/capacity.js").capacity>, { fits: true }>;

function replicaOf(
  deployment: Deployment,
  predicted: Predicted,
  priced: Pick<Replica, "price" | "priceSource">,
  tokensOfRequest: number,
): Replica {
  const { model, gpu, gpus, precision } = deployment;
  const { requestsPerSecond, band, basis, concurrency, binds, ttftMs, tpotMs } = predicted;
  return {
    model,
    gpu,
    gpus,
    precision,
    requestsPerSecond,
    tokensPerSecondPerGpu: (requestsPerSecond * tokensOfRequest) / gpus,
    band,
    basis,
    concurrency,
    binds,
    ttftMs,
    tpotMs,
    price: priced.price,
    ...(priced.priceSource ? { priceSource: priced.priceSource } : {}),
  };
}
