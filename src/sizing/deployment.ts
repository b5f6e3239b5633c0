import type { Gpu } from "./gpu.js";
import type { Model } from "./model.js";
import type { Precision } from "./precision.js";

/** One replica: a model on some GPUs of one kind, joined by tensor parallelism. */
export interface Deployment {
  model: Model;
  gpu: Gpu;
  /** GPUs of one replica. */
  gpus: number;
  /**
   * Tensor parallelism. Where it is smaller than `gpus`, `gpus / tensorParallel` copies share the load, or stages of a
   * pipeline where one group has no room for the weights.
   */
  tensorParallel: number;
  /**
   * How a group holds a mixture of experts: `tensor`, every matrix over all its GPUs; `expert`, whole experts on each GPU and
   * attention copied to all, so that each GPU has sequences of its own (attention data parallelism). Where absent, `expert`
   * for latent caches, which have no heads to spread, and `tensor` for others.
   */
  parallelism?: "tensor" | "expert";
  precision: Precision;
  kvPrecision: Precision;
}

/** Lengths of one request, in tokens: at least one of each. Input that a prefix cache answers costs no prefill. */
export interface Shape {
  inputTokens: number;
  outputTokens: number;
  cachedInputShare?: number;
}

/** What users wait for at most, in milliseconds; absent means any. */
export interface Targets {
  ttftMs?: number | undefined;
  tpotMs?: number | undefined;
  /** A whole answer, from the request to its last token. */
  latencyMs?: number | undefined;
}

/** What limits a replica: memory for KV cache, prefill, decode, or the link between its GPUs. */
export type Bottleneck = "memory" | "prefill" | "decode" | "interconnect";

/** Why a deployment cannot serve at all. `code` is the fact; the words belong to the reports. */
export interface Misfit {
  fits: false;
  code:
    | "weights_exceed_memory"
    | "no_room_for_one_sequence"
    | "context_exceeded"
    | "ttft_out_of_reach"
    | "tpot_out_of_reach"
    | "latency_out_of_reach"
    | "precision_unsupported"
    | "heads_not_divisible"
    | "no_basis";
  /** Figures that the words need: gigabytes needed and there, milliseconds reached and asked for. */
  args: Readonly<Record<string, number | string>>;
}

/** A deployment that does not serve, and why. */
export interface Rejection {
  deployment: Deployment;
  misfit: Misfit;
}

/** What the estimate rests on, which decides how wide its band is. */
export type Basis = "measured" | "fitted" | "extrapolated";

/**
 * A replica under a steady load. Times in milliseconds, rates per second over the whole replica. `ttftMs` is what the last
 * of `concurrency` requests waits that come at once (close to the 99th percentile of a closed loop), `tpotMs` the step
 * between two tokens while no prefill interrupts it (close to the median).
 */
export interface Prediction {
  fits: true;
  /** GPUs of the replica. */
  gpus: number;
  concurrency: number;
  ttftMs: number;
  tpotMs: number;
  outputTokensPerSecond: number;
  requestsPerSecond: number;
  /** Sequences at once that memory holds, or that the engines run if that is fewer. */
  concurrencyLimit: number;
  binds: Bottleneck;
  /** Multiples of `outputTokensPerSecond` between which it really lies, from the error on rows never fitted. */
  band: { low: number; high: number };
  basis: Basis;
}
