import type { Range } from "../quantities/range.js";
import type { Bottleneck } from "../sizing/deployment.js";
import type { Gpu } from "../sizing/gpu.js";
import type { Model } from "../sizing/model.js";
import type { Precision } from "../sizing/precision.js";
import type { Priced } from "./gpu-choice.js";
import type { GpuPriceRange } from "./gpu-price.js";

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

/** What a replica's figures and price rest on. */
type Backing = Pick<Replica, "basis"> & { priceSource?: Pick<GpuPriceRange, "providers"> | undefined };

/** What is missing where not: measurements on this GPU behind the throughput, more than one provider behind the price. */
export const doubtsOf = ({ basis, priceSource }: Backing): ("not_measured" | "one_provider")[] => [
  ...(basis === "extrapolated" ? (["not_measured"] as const) : []),
  ...(priceSource !== undefined && priceSource.providers <= 1 ? (["one_provider"] as const) : []),
];

/** Measurements on this GPU stand behind the throughput, and more than one provider behind the price. */
export const isBacked = (backing: Backing): boolean => doubtsOf(backing).length === 0;

/** The replica of a choice. @param tokensOfRequest input and output of one request */
export function replicaOf({ deployment, replica, priced }: Priced, tokensOfRequest: number): Replica {
  const { model, gpu, gpus, precision } = deployment;
  const { requestsPerSecond, band, basis, concurrency, binds, ttftMs, tpotMs } = replica;
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
