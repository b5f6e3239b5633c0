import { precisions } from "../quantities/precision.js";
import type { SizingData } from "../sizing/catalogue.js";
import type { Rejection } from "../sizing/deployment.js";
import type { Gpu } from "../sizing/gpu.js";
import { fewestHolding } from "../sizing/holding.js";
import type { Model } from "../sizing/model.js";
import { pricedGpu } from "./gpu-price.js";
import { type Asked, precisionFor } from "./market.js";
import type { Replica } from "./replica.js";

/** How many GPUs one replica of a stated throughput has; or why none of the counts holds the weights. */
type Count = { gpus: number } | { rejected: readonly Rejection[]; sure: boolean };

/**
 * GPUs of one replica: as stated, else the fewest that hold the weights. That they hold none is sure only where they do not
 * in any precision that they may have, as whoever measured may have taken a narrower one than is published.
 */
export function countOf({ candidate }: Asked, model: Model, gpu: Gpu, { constants }: SizingData): Count {
  const sizes = candidate.gpus === undefined ? undefined : [candidate.gpus];
  const precision = precisionFor(candidate, model);
  const held = fewestHolding({ model, gpu, precision, sizes }, constants);
  if ("gpus" in held) return held;
  const others = candidate.precision === undefined ? precisions : [precision];
  return {
    ...held,
    sure: others.every((each) => "rejected" in fewestHolding({ model, gpu, precision: each, sizes }, constants)),
  };
}

/** A replica at the throughput that is stated; undefined where no price of the GPU is known. */
export function statedReplica(
  { candidate, inputTokens = 0, outputTokens = 0 }: Asked,
  tokensPerSecondPerGpu: number,
  { model, gpu, gpus }: { model: Model | undefined; gpu: Gpu; gpus: number },
  sizing: SizingData,
): Replica | undefined {
  const priced = pricedGpu(gpu, candidate.usdPerGpuHour, sizing);
  return (
    priced && {
      ...(model ? { model } : {}),
      gpus,
      requestsPerSecond: (tokensPerSecondPerGpu * gpus) / (inputTokens + outputTokens),
      tokensPerSecondPerGpu,
      band: sizing.constants.measuredBand,
      basis: "stated",
      ...priced,
    }
  );
}
