import { isPrecision, type Precision } from "../quantities/precision.js";
import { basisOf } from "../sizing/band.js";
import type { SizingData } from "../sizing/catalogue.js";
import type { Deployment, Shape } from "../sizing/deployment.js";
import type { Gpu } from "../sizing/gpu.js";
import type { Model } from "../sizing/model.js";
import { publishedPrecision, usualKvPrecision } from "../sizing/published.js";
import { optionsFor } from "./gpu-choice.js";
import { type PricedGpu, pricedGpu } from "./gpu-price.js";
import type { Profile } from "./profile.js";
import { isBacked } from "./replica.js";

/** What sizing reads of a profile. */
export type Asked = {
  [Name in
    | "requests"
    | "inputTokens"
    | "outputTokens"
    | "cachedShare"
    | "batch"
    | "latencyTargetMs"
    | "candidate"]: Profile[Name];
};

/** The part of a profile that sizing reads. */
export function askedOf(profile: Profile): Asked {
  const { requests, inputTokens, outputTokens, cachedShare, batch, latencyTargetMs, candidate } = profile;
  return { requests, inputTokens, outputTokens, cachedShare, batch, latencyTargetMs, candidate };
}

/** What a candidate can be served on, whatever the load: every deployment of the GPU that is named, or of all with a price. */
export interface Market {
  options: ReturnType<typeof optionsFor>;
  /** The same with all input answered by a prompt cache, where nobody says how much is. */
  best: Shape;
  prices: ReadonlyMap<string, PricedGpu>;
  shape: Shape;
  latencyMs: number | undefined;
}

/** The deployments of a model on one GPU, or on all that have a price. */
export function marketOf(profile: Asked, model: Model, gpu: Gpu | undefined, sizing: SizingData): Market {
  const { cachedShare, candidate } = profile;
  // a mean below one token comes from requests without any; the others have one at least
  const [inputTokens, outputTokens] = [Math.max(1, profile.inputTokens ?? 0), Math.max(1, profile.outputTokens ?? 0)];
  const prices = new Map(
    (gpu ? [gpu] : sizing.gpus).flatMap((each) => {
      const priced = pricedGpu(each, candidate.usdPerGpuHour, sizing);
      return priced ? [[each.id, priced] as const] : [];
    }),
  );
  const precision = precisionFor(candidate, model);
  const shape = { inputTokens, outputTokens, ...(cachedShare === undefined ? {} : { cachedInputShare: cachedShare }) };
  const latencyMs = profile.batch ? undefined : profile.latencyTargetMs;
  const served = { model: model.id, precision, kvPrecision: usualKvPrecision(model, precision), shape, latencyMs };
  const sizes = candidate.gpus === undefined ? undefined : [candidate.gpus];
  const options = optionsFor({ ...served, gpus: gpu ? [gpu.id] : [...prices.keys()], sizes }, sizing);
  return { options, best: { ...shape, cachedInputShare: cachedShare ?? 1 }, prices, shape, latencyMs };
}

/** The precision that the weights are served in: as stated, else as they are published. */
export const precisionFor = ({ precision }: Asked["candidate"], model: Model): Precision =>
  precision !== undefined && isPrecision(precision) ? precision : publishedPrecision(model);

/** Whether a deployment is backed by measurements and prices; a GPU that is not is chosen only where no other serves. */
export const standsIn =
  ({ prices }: Market, { constants }: SizingData) =>
  ({ deployment }: { deployment: Deployment }): boolean => {
    const priceSource = prices.get(deployment.gpu.id)?.priceSource;
    return isBacked({ basis: basisOf(deployment, constants), ...(priceSource ? { priceSource } : {}) });
  };
