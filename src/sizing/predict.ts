import { bandOf, basisOf } from "./band.js";
import type { SizingConstants } from "./constants.js";
import type { Bottleneck, Deployment, Misfit, Prediction, Shape } from "./deployment.js";
import { type Replica, type Round, replicaOf, roundOf } from "./replica.js";

/** What takes most of the time, or memory where it (and not the engines) keeps more sequences out. */
function bottleneck(replica: Replica, round: Round, concurrency: number): Bottleneck {
  if (replica.memoryLimits && concurrency >= replica.limit) return "memory";
  const { prefill, step } = round;
  const output = replica.shape.outputTokens;
  const link = prefill.link + output * step.link;
  const decode = output * (step.total - step.link);
  if (link > decode && link > prefill.work) return "interconnect";
  return prefill.work > decode ? "prefill" : "decode";
}

/** The prediction for a replica that is known to fit. Requests above its limit wait; `concurrency` is what is asked for. */
export function predictOf(replica: Replica, concurrency: number): Prediction {
  const { deployment, shape, constants, limit } = replica;
  const running = Math.min(concurrency, limit);
  const round = roundOf(replica, running);
  const requestsPerSecond = running / round.total;
  const outputTokensPerSecond = requestsPerSecond * shape.outputTokens;
  const tpot = round.step.total;
  return {
    fits: true,
    gpus: deployment.gpus,
    concurrency,
    ttftMs: 1000 * (concurrency / requestsPerSecond - shape.outputTokens * tpot),
    tpotMs: 1000 * tpot,
    outputTokensPerSecond,
    requestsPerSecond,
    concurrencyLimit: limit,
    binds: bottleneck(replica, round, concurrency),
    band: bandOf(deployment, constants),
    basis: basisOf(deployment, constants),
  };
}

/**
 * Throughput and latency of a replica that `concurrency` requests share, each followed by the next as soon as it ends:
 * output tokens/s = N · output / (prefill(N) + output · step(N)), N being those that run at once.
 * @throws RangeError where a length or the concurrency cannot be
 */
export function predict(
  deployment: Deployment,
  shape: Shape,
  concurrency: number,
  constants: SizingConstants,
): Prediction | Misfit {
  if (!Number.isFinite(concurrency) || concurrency < 1) throw new RangeError(`concurrency cannot be ${concurrency}`);
  const replica = replicaOf(deployment, shape, constants);
  return "fits" in replica ? replica : predictOf(replica, concurrency);
}
