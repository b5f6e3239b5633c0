import type { Arithmetic } from "./precision.js";

/** Share of data-sheet arithmetic that is reached, by matrix units. */
export type Utilisation = Readonly<Record<Arithmetic, number>>;

/** Multiples of a predicted throughput between which measured ones lie. */
export interface Band {
  low: number;
  high: number;
}

/** Constants of the equations. `data/sizing.json` says of each whether it is fitted or assumed, and on what. */
export interface SizingConstants {
  /** Share of device memory that the engine takes. */
  memoryUse: number;
  /** GiB a GPU for activations and the runtime, beside weights and KV cache. */
  reserveDenseGib: number;
  reserveMoeGib: number;
  /** Where weights leave little: the share of memory an engine can be tuned to take, and of what is left then for KV cache. */
  tightUse: number;
  tightShare: number;
  /** Share of the memory bandwidth reached when weights all tokens share are read, those of experts, and KV cache. */
  weightBandwidth: number;
  expertBandwidth: number;
  kvBandwidth: number;
  /** Times a token's hidden state crosses memory in each layer, for itself and for each expert it is routed to. */
  activationPasses: number;
  /** Model FLOPs utilisation of prefill and decode; for experts, times `moeUtilisation`. */
  prefillUtilisation: Utilisation;
  decodeUtilisation: Utilisation;
  moeUtilisation: number;
  /** Tokens by which the work of each expert in use is padded to fill the tiles of its matrix product. */
  expertPadding: number;
  /** Share of the time in which all GPUs of an expert-parallel group are at work, the others waiting for the busiest. */
  expertBalance: number;
  attentionUtilisation: number;
  /** Share of the shorter of memory and arithmetic time that is not hidden behind the longer. */
  overlapLoss: number;
  /** Microseconds a layer of launching kernels and synchronising, in each pass. */
  layerOverheadUs: number;
  /** Microseconds more in a layer with experts: routing, sorting tokens by expert and putting them back. */
  routingOverheadUs: number;
  /**
   * Microseconds a sequence of scheduling and sampling in each step while there are few, and the number of sequences about
   * which that work is batched or hidden behind longer steps, so that more of them add less.
   */
  sequenceOverheadUs: number;
  batchedSequences: number;
  /** All-reduce: microseconds a call, and the share of the link reached over a switch (NVLink) and over PCIe. */
  allReduceUs: number;
  linkUse: number;
  pcieUse: number;
  /** GB/s each direction assumed where a GPU's link is not known. */
  unknownLinkGbPerS: number;
  /** Share of the output that a sequence holds in KV cache on average when memory is full. */
  outputHeld: number;
  /** Most sequences an engine runs at once, whatever the memory. */
  maxSequences: number;
  /** GPUs of which measurements back the bands; others are extrapolated. */
  measuredGpus: readonly string[];
  bands: Readonly<Record<"dense" | "moe" | "amd" | "extrapolated", Band>>;
  /** Multiples of a throughput that was measured on one release of an engine between which that of another lies. */
  measuredBand: Band;
}
