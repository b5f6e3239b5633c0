import type { Banded, Configuration, Cost, Fleet, Measured } from "../assessment/sizing-schema.js";
import { doubtsOf } from "../economics/replica.js";
import { answerTime } from "../quantities/answer-time.js";
import { hoursOfAMonth } from "../quantities/quantity.js";
import type { Range } from "../quantities/range.js";
import type { Deployment, Prediction } from "../sizing/deployment.js";
import type { PriceRange } from "./prices.js";

/** A prediction with the fleet it needs and what that costs, as reports take it. */
export function configurationOf(
  deployment: Deployment,
  prediction: Prediction,
  fleet: Fleet | null,
  prices: PriceRange | undefined,
  outputTokens: number,
  more: { steps: string[]; measured: Measured | null },
): Configuration {
  const { band } = prediction;
  const latencyMs = answerTime(prediction.ttftMs, prediction.tpotMs, outputTokens);
  const gpus = fleet?.gpus ?? deployment.gpus;
  return {
    gpu: deployment.gpu.id,
    gpus: deployment.gpus,
    tensor_parallel: deployment.tensorParallel,
    precision: deployment.precision,
    kv_precision: deployment.kvPrecision,
    concurrency: prediction.concurrency,
    concurrency_limit: prediction.concurrencyLimit,
    binds: prediction.binds,
    output_tokens_per_second: banded(prediction.outputTokensPerSecond, band.low, band.high),
    requests_per_second: banded(prediction.requestsPerSecond, band.low, band.high),
    // times grow as throughput falls: the ends change places
    ttft_ms: banded(prediction.ttftMs, 1 / band.high, 1 / band.low),
    tpot_ms: banded(prediction.tpotMs, 1 / band.high, 1 / band.low),
    latency_ms: banded(latencyMs, 1 / band.high, 1 / band.low),
    basis: prediction.basis,
    doubts: doubtsOf({ basis: prediction.basis, priceSource: prices }),
    fleet,
    cost: prices === undefined ? null : costOf(gpus, prices),
    ...more,
  };
}

/** @throws RangeError for a figure that cannot be, before anybody reads it */
function banded(expected: number, low: number, high: number): Banded {
  const figures = { expected, low: expected * low, high: expected * high };
  const wrong = Object.values(figures).find((value) => !Number.isFinite(value) || value < 0);
  if (wrong !== undefined) throw new RangeError(`an estimate cannot be ${wrong}`);
  return figures;
}

function costOf(gpus: number, { range, prices }: PriceRange): Cost {
  const hour = times(range, gpus);
  return {
    usd_per_gpu_hour: range,
    usd_per_hour: hour,
    hours_per_month: hoursOfAMonth,
    usd_per_month: times(hour, hoursOfAMonth),
    prices,
  };
}

const times = ({ low, expected, high }: Range, by: number): Range => ({
  low: low * by,
  expected: expected * by,
  high: high * by,
});
