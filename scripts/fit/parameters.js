// What is fitted, what is assumed, and why.

/** Fitted constants: where the search starts, and how far off in log space costs 0.2 % of error. */
export const fitted = {
  weightBandwidth: { start: 0.9, spread: 0.05 },
  expertBandwidth: { start: 0.7, spread: 0.4 },
  kvBandwidth: { start: 0.75, spread: 0.2 },
  activationPasses: { start: 6, spread: 0.7 },
  "prefillUtilisation.bf16": { start: 0.65, spread: 0.2 },
  "prefillUtilisation.fp8": { start: 0.5, spread: 0.25 },
  "prefillUtilisation.fp4": { start: 0.35, spread: 0.4 },
  "decodeUtilisation.bf16": { start: 0.6, spread: 0.3 },
  "decodeUtilisation.fp8": { start: 0.5, spread: 0.3 },
  "decodeUtilisation.fp4": { start: 0.35, spread: 0.4 },
  moeUtilisation: { start: 0.7, spread: 0.4 },
  expertPadding: { start: 16, spread: 0.5 },
  expertBalance: { start: 0.8, spread: 0.3 },
  attentionUtilisation: { start: 0.4, spread: 0.4 },
  overlapLoss: { start: 0.35, spread: 0.5 },
  routingOverheadUs: { start: 20, spread: 0.7 },
  linkUse: { start: 0.6, spread: 0.5 },
  pcieUse: { start: 0.7, spread: 0.5 },
  layerOverheadUs: { start: 50, spread: 1 },
  sequenceOverheadUs: { start: 30, spread: 1 },
  batchedSequences: { start: 256, spread: 1 },
  allReduceUs: { start: 20, spread: 1 },
  tightShare: { start: 0.7, spread: 0.5 },
};

/** The most that a share can be: no kernel gets more than about nine tenths of a bandwidth. */
export const most = {
  weightBandwidth: 0.9,
  expertBandwidth: 0.9,
  kvBandwidth: 0.9,
  linkUse: 0.9,
  pcieUse: 0.9,
  // beyond it the rule for where memory is short would rule everywhere on 80 GB: (0.9 − 7.4 / 80) / 0.95
  tightShare: 0.85,
  expertBalance: 1,
};

/** Constants of the host: what serving software adds to the work of the GPUs. */
export const host = ["layerOverheadUs", "sequenceOverheadUs", "allReduceUs"];

/** Constants that differ by serving software: found once more with static batches of a second engine among the rows. */
export const calibrated = [...host, "batchedSequences", "tightShare"];

/** Assumed constants, each with its reason. */
export const assumed = {
  memoryUse: { value: 0.9, why: "default of vLLM (gpu_memory_utilization)" },
  reserveDenseGib: {
    value: 5,
    why: "what vLLM 0.30 leaves unused on one H100 with Qwen3-8B: 4.1 (fp8) and 5.0 GiB (bf16), from the KV capacity silybench reports",
  },
  reserveMoeGib: { value: 7.4, why: "measured with mixture-of-experts models; second-hand" },
  tightUse: {
    value: 0.95,
    why: "share of free memory that TensorRT-LLM's published runs take for the cache in most cases",
  },
  outputHeld: { value: 1, why: "engines that admit a request only where its whole output fits (guaranteed no evict)" },
  unknownLinkGbPerS: { value: 300, why: "NVLink of the A100 generation, for GPUs whose link no source gives" },
  maxSequences: { value: 4096, why: "largest batch of the engines in TensorRT-LLM's published runs" },
};

/** All constants, with these values of the fitted ones. */
export function constantsWith(values) {
  const constants = { prefillUtilisation: {}, decodeUtilisation: {} };
  for (const [name, { value }] of Object.entries(assumed)) constants[name] = value;
  for (const [name, value] of Object.entries(values)) {
    const [group, part] = name.split(".");
    if (part) constants[group][part] = value;
    else constants[group] = value;
  }
  const none = { low: 1, high: 1 };
  const bands = { dense: none, moe: none, amd: none, extrapolated: none };
  return { ...constants, measuredGpus: [], bands, measuredBand: none };
}
