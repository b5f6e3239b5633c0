// Three simpler ways to guess a throughput, to be beaten on the same rows.
import { predict } from "../../dist/sizing/predict.js";
import { weightBytesRead } from "../../dist/sizing/weights.js";
import { predicted, quantile } from "./errors.js";

const log = Math.log2;

/** Output tokens/s of the row of another source on the same GPU that is nearest in size, parallelism, lengths and load. */
export function nearestRow(rows) {
  const distance = (a, b) =>
    Math.abs(log(a.deployment.model.activeParamsB / b.deployment.model.activeParamsB)) +
    Math.abs(log(a.deployment.model.paramsB / b.deployment.model.paramsB)) +
    Math.abs(log(a.deployment.gpus / b.deployment.gpus)) +
    Math.abs(log(a.shape.inputTokens / b.shape.inputTokens)) +
    Math.abs(log(a.shape.outputTokens / b.shape.outputTokens)) +
    Math.abs(log(Math.min(4096, a.requests) / Math.min(4096, b.requests))) +
    (a.precision === b.precision ? 0 : 1);
  // the 40 GB device has no row of its own: that of 80 GB has the same arithmetic
  const gpuOf = ({ gpu }) => (gpu === "a100-40gb" ? "a100-80gb" : gpu);
  return (row) => {
    let best;
    for (const other of rows) {
      if (other.source === row.source || !(other.gpu === row.gpu || other.gpu === gpuOf(row))) continue;
      const far = distance(row, other);
      if (!best || far < best.far) best = { far, measured: other.measured };
    }
    return best?.measured;
  };
}

const sequencesOf = (row, constants) => {
  const result = predict(row.deployment, row.shape, row.requests, constants);
  return result.fits ? Math.min(row.requests, result.concurrencyLimit) : undefined;
};

/** Sequences × bandwidth ÷ weight bytes of one token, times the constant that is best in the median on the very rows judged. */
export function bandwidthRule(rows, constants) {
  const raw = (row) => {
    const sequences = sequencesOf(row, constants);
    if (sequences === undefined) return undefined;
    const { model, gpu, gpus, precision } = row.deployment;
    const { shared, experts } = weightBytesRead(model, precision, 1);
    return (sequences * gpu.bandwidthGbPerS * 1e9 * gpus) / (shared + experts);
  };
  const factor = quantile(
    rows.flatMap((row) => {
      const guess = raw(row);
      return guess === undefined ? [] : [row.measured / guess];
    }),
    0.5,
  );
  return (row) => {
    const guess = raw(row);
    return guess === undefined ? undefined : guess * factor;
  };
}

/** The same equations with every unit at its data-sheet figure and nothing lost. */
export function roofline(constants) {
  const full = { bf16: 1, fp8: 1, fp4: 1 };
  const ideal = {
    ...constants,
    weightBandwidth: 1,
    expertBandwidth: 1,
    kvBandwidth: 1,
    activationPasses: 0,
    prefillUtilisation: full,
    decodeUtilisation: full,
    moeUtilisation: 1,
    expertPadding: 0,
    expertBalance: 1,
    attentionUtilisation: 1,
    overlapLoss: 0,
    layerOverheadUs: 0,
    routingOverheadUs: 0,
    sequenceOverheadUs: 0,
    allReduceUs: 0,
    linkUse: 1,
    pcieUse: 1,
  };
  return (row) => predicted(row, ideal);
}
