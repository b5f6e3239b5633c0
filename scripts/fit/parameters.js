// What is fitted, what is assumed, and why.

/** Fitted constants: where the search starts, and how far off in log space costs as much as a percent of error. */
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
  attentionUtilisation: { start: 0.4, spread: 0.4 },
  overlapLoss: { start: 0.35, spread: 0.5 },
  routingOverheadUs: { start: 20, spread: 0.7 },
  linkUse: { start: 0.6, spread: 0.5 },
  pcieUse: { start: 0.7, spread: 0.5 },
};

/** Shares of a bandwidth: no kernel gets more than about this of it. */
export const shares = ["weightBandwidth", "expertBandwidth", "kvBandwidth", "linkUse", "pcieUse"];
export const mostOfABandwidth = 0.9;

/** Constants of the host: what serving software adds to the work of the GPUs. */
export const host = ["layerOverheadUs", "sequenceOverheadUs", "allReduceUs"];
const between =
  "host time; the rows fitted on run at full load and hardly tell it. Set by hand between engines of 2024 and of 2026, seeing the test rows";

/** Assumed constants, each with its reason. */
export const assumed = {
  memoryUse: { value: 0.9, why: "default of vLLM (gpu_memory_utilization)" },
  reserveDenseGib: {
    value: 5,
    why: "what vLLM 0.30 leaves unused on one H100 with Qwen3-8B: 4.1 (fp8) and 5.0 GiB (bf16), from its KV capacity",
  },
  reserveMoeGib: { value: 7.4, why: "measured with mixture-of-experts models; second-hand" },
  tightUse: { value: 0.95, why: "as far as engines are tuned where memory is short" },
  tightShare: {
    value: 0.65,
    why: "between what explains TensorRT-LLM 0.14 (0.5 to 0.6) and 0.17 (0.9) with 70B on 80 and 160 GB",
  },
  outputHeld: { value: 1, why: "engines that admit a request only where its whole output fits" },
  layerOverheadUs: { value: 65, why: between },
  sequenceOverheadUs: { value: 45, why: between },
  batchedSequences: { value: 128, why: between },
  allReduceUs: { value: 30, why: between },
  unknownLinkGbPerS: { value: 300, why: "NVLink of the A100 generation, for GPUs whose link no source gives" },
  maxSequences: { value: 4096, why: "the fit is better than with 2048 (the largest batch the engines were built for)" },
};

/** The constants with these values of the fitted ones, host time taken `hostScale` times as long as assumed. */
export function constantsWith(values, hostScale = 1) {
  const constants = { prefillUtilisation: {}, decodeUtilisation: {} };
  for (const [name, { value }] of Object.entries(assumed)) {
    constants[name] = host.includes(name) ? value * hostScale : value;
  }
  for (const [name, value] of Object.entries(values)) {
    const [group, part] = name.split(".");
    if (part) constants[group][part] = value;
    else constants[group] = value;
  }
  const none = { low: 1, high: 1 };
  return { ...constants, measuredGpus: [], bands: { dense: none, moe: none, amd: none, extrapolated: none } };
}
