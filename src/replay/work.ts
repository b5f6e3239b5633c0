import type { Replica } from "../economics/replica.js";
import type { SizingConstants } from "../sizing/constants.js";
import type { Deployment, Shape } from "../sizing/deployment.js";
import { predictOf } from "../sizing/predict.js";
import { freshTokens } from "../sizing/prefill.js";
import { publishedPrecision, usualKvPrecision } from "../sizing/published.js";
import { replicaOf } from "../sizing/replica.js";
import { widestSplit } from "../sizing/spread.js";

/** Seconds of a whole replica at full load that one request of a shape takes: 1 ÷ the requests a second it serves of it. */
export type Work = (shape: Shape) => number;

/** Shapes whose lengths differ by less than one step count as the same: steps of 2^(1/64), so lengths err by 0.54 % at most. */
const stepsOfAnOctave = 64;

/**
 * What requests of other lengths take of a replica that was sized for `mean`: its own figure at the mean lengths, times what
 * the sizing model says of these lengths against the mean ones. The model runs with as many requests at once as memory holds
 * at each shape, but no more than were planned where a latency target and not memory set their number: an hour of longer
 * answers is served at the same batch, a little later, and not at a smaller one. Without a model behind the throughput, and
 * for lengths that the replica cannot hold, work goes with the tokens, input and output alike, as a stated throughput does.
 *
 * Answers are kept, so that a year of hours asks the model for some hundred shapes.
 */
export function workOf(replica: Replica, mean: Shape, constants: SizingConstants): Work {
  const atMean = 1 / replica.requestsPerSecond;
  const byTokens: Work = (shape) => (atMean * tokensOf(shape)) / tokensOf(mean);
  const model = modelWork(replica, mean, constants);
  const expected = model?.(rounded(mean));
  if (!model || expected === undefined) return byTokens;
  const known = new Map<string, number>();
  return (shape) => {
    const near = rounded(shape);
    const key = `${near.inputTokens} ${near.outputTokens} ${near.cachedInputShare}`;
    let found = known.get(key);
    if (found === undefined) {
      const modelled = model(near);
      found = modelled === undefined ? byTokens(near) : (atMean * modelled) / expected;
      known.set(key, found);
    }
    return found;
  };
}

const tokensOf = ({ inputTokens, outputTokens }: Shape): number => inputTokens + outputTokens;

/** Seconds a request by the sizing model; undefined for what it cannot hold, and altogether without a model. */
function modelWork(
  replica: Replica,
  mean: Shape,
  constants: SizingConstants,
): ((shape: Shape) => number | undefined) | undefined {
  const { model, gpu, gpus } = replica;
  if (!model) return undefined;
  const precision = replica.precision ?? publishedPrecision(model);
  const kvPrecision = usualKvPrecision(model, precision);
  const deployment: Deployment = {
    model,
    gpu,
    gpus,
    tensorParallel: widestSplit(model, gpus),
    precision,
    kvPrecision,
  };
  const planned = replicaOf(deployment, mean, constants);
  if ("fits" in planned) return undefined;
  const { concurrency } = replica;
  const most = concurrency === undefined || concurrency >= planned.limit ? Number.POSITIVE_INFINITY : concurrency;
  return (shape) => {
    const holding = replicaOf(deployment, shape, constants);
    if ("fits" in holding) return undefined;
    return 1 / predictOf(holding, Math.min(most, holding.limit)).requestsPerSecond;
  };
}

/** The shape on the grid. Fresh input and not the cached share is rounded, as its last tenths are what prefill costs. */
function rounded(shape: Shape): Required<Shape> {
  const inputTokens = onGrid(shape.inputTokens);
  const fresh = Math.min(inputTokens, onGrid(freshTokens(shape)));
  return { inputTokens, outputTokens: onGrid(shape.outputTokens), cachedInputShare: 1 - fresh / inputTokens };
}

/** The nearest length of the grid, at least one token; of nothing, nothing. */
const onGrid = (tokens: number): number =>
  tokens > 0 ? 2 ** (Math.max(0, Math.round(Math.log2(tokens) * stepsOfAnOctave)) / stepsOfAnOctave) : 0;
