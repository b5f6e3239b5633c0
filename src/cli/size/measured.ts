import type { Configuration, Measured, Sizing } from "../../assessment/sizing-schema.js";
import { mean, outputOf, type Repeated } from "../../benchmarks/repeated-runs.js";
import type { Deployment, Prediction } from "../../sizing/deployment.js";
import { explain } from "../../sizing/explain.js";
import { predict } from "../../sizing/predict.js";
import { fleetOf } from "../../sizing-answer/answer.js";
import { configurationOf } from "../../sizing-answer/configuration.js";
import { pricesOf } from "../../sizing-answer/prices.js";
import type { Question } from "../../sizing-answer/question.js";
import type { SizingTables } from "../../sizing-answer/sizing-tables.js";
import { notesOf } from "./measured-notes.js";

/** The configuration with the measured figures in place of the estimated ones, and the estimate beside them. */
export function measuredConfiguration(
  { concurrency, runs }: Repeated,
  file: string,
  deployment: Deployment,
  question: Question,
  data: SizingTables,
): Configuration {
  const { shape } = question;
  const inFlight = Math.max(1, concurrency ?? 1);
  const estimate = concurrency === undefined ? undefined : predict(deployment, shape, inFlight, data.constants);
  const expected = outputOf({ concurrency, runs });
  const requestsPerSecond = mean(runs.map((run) => run.requestsPerSecond)) ?? expected / shape.outputTokens;
  const known = estimate?.fits ? estimate : undefined;
  const ttft = mean(runs.map((run) => run.ttftMs));
  const tpot = mean(runs.map((run) => run.tpotMs));
  const prediction: Prediction = {
    fits: true,
    gpus: deployment.gpus,
    concurrency: inFlight,
    ttftMs: ttft ?? 0,
    tpotMs: tpot ?? 0,
    outputTokensPerSecond: expected,
    requestsPerSecond,
    concurrencyLimit: Math.max(inFlight, known?.concurrencyLimit ?? 0),
    binds: known?.binds ?? "decode",
    band: data.constants.measuredBand,
    basis: "measured",
  };
  const measured: Measured = {
    tool: runs[0]?.tool === "guidellm" ? "GuideLLM" : "vLLM bench",
    file,
    runs: runs.length,
    concurrency: concurrency ?? null,
    estimated_output_tokens_per_second: known?.outputTokensPerSecond ?? null,
    deviation: known === undefined ? null : (expected - known.outputTokensPerSecond) / expected,
    notes: notesOf(runs, question, estimate !== undefined && !estimate.fits),
  };
  const fleet = fleetOf(prediction, deployment.gpus, question, data.plan);
  const steps = known ? explain(deployment, shape, inFlight, data.constants) : [];
  const prices = pricesOf(deployment.gpu.id, data.prices);
  const whole = configurationOf(deployment, prediction, fleet, prices, shape.outputTokens, { steps, measured });
  return {
    ...whole,
    // what was not measured and cannot be estimated is not known, and no zero
    concurrency: concurrency ?? null,
    concurrency_limit: known?.concurrencyLimit ?? null,
    binds: known?.binds ?? null,
    ttft_ms: ttft === undefined ? null : whole.ttft_ms,
    tpot_ms: tpot === undefined ? null : whole.tpot_ms,
    latency_ms: ttft === undefined || tpot === undefined ? null : whole.latency_ms,
  };
}

/** The sizing with one measured configuration in place of the estimates. */
export const withMeasured = (sizing: Sizing, configuration: Configuration): Sizing => ({
  ...sizing,
  configurations: [configuration],
  would_fit: [],
  unfit: [],
});
