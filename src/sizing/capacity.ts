import type { SizingConstants } from "./constants.js";
import type { Deployment, Misfit, Prediction, Shape, Targets } from "./deployment.js";
import { predictOf } from "./predict.js";
import { type Replica, replicaOf, roundOf } from "./replica.js";

/** What of the targets `sequences` requests at once exceed; both grow with their number. */
function exceeded(replica: Replica, sequences: number, targets: Targets): Misfit | undefined {
  const { prefill, step, answer } = roundOf(replica, sequences);
  const {
    ttftMs = Number.POSITIVE_INFINITY,
    tpotMs = Number.POSITIVE_INFINITY,
    latencyMs = Number.POSITIVE_INFINITY,
  } = targets;
  const ttft = 1000 * prefill.total;
  if (ttft > ttftMs) return { fits: false, code: "ttft_out_of_reach", args: { reachedMs: ttft, targetMs: ttftMs } };
  const tpot = 1000 * step.total;
  if (tpot > tpotMs) return { fits: false, code: "tpot_out_of_reach", args: { reachedMs: tpot, targetMs: tpotMs } };
  const latency = 1000 * answer;
  if (latency > latencyMs) {
    return { fits: false, code: "latency_out_of_reach", args: { reachedMs: latency, targetMs: latencyMs } };
  }
  return undefined;
}

/**
 * The most requests at once that memory, the engines and all targets allow, and the prediction there: prefill of all within
 * the TTFT target (p99, as all may come at once), the step within the TPOT target, and both over a whole answer within the
 * latency target. A misfit where a single request exceeds one.
 * @throws RangeError where a length cannot be
 */
export function capacity(
  deployment: Deployment,
  shape: Shape,
  targets: Targets,
  constants: SizingConstants,
): Prediction | Misfit {
  const replica = replicaOf(deployment, shape, constants);
  if ("fits" in replica) return replica;
  const misfit = exceeded(replica, 1, targets);
  if (misfit) return misfit;
  let within = 1;
  let beyond = replica.limit + 1;
  while (beyond - within > 1) {
    const middle = (within + beyond) >> 1;
    if (exceeded(replica, middle, targets)) beyond = middle;
    else within = middle;
  }
  return predictOf(replica, within);
}
