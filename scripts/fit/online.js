// Time between tokens under a request rate: what few requests at once tell about the host, which full load hides.
import { allReduceSeconds } from "../../dist/sizing/communication.js";
import { decodeStep } from "../../dist/sizing/decode.js";
import { passOverhead } from "../../dist/sizing/overhead.js";
import { prefillSeconds } from "../../dist/sizing/prefill.js";
import { onlineRows } from "./table.js";

/** Below this share of the offered rate requests pile up, and there is no steady number of them. */
const keptUp = 0.8;
/** With more requests in flight than this, the work of the GPUs outweighs that of the host. */
const few = 64;

/** The rows that are fitted: the server kept up with the rate, and few requests were in flight. */
export const lowLoadRows = () =>
  onlineRows().filter((row) => row.measured / row.shape.outputTokens >= keptUp * row.qps && inFlight(row) <= few);

/** Requests in flight on average, by Little's law: rate × time of a request as measured. */
export const inFlight = ({ qps, shape, ttftMs, itlMs }) =>
  Math.max(1, (qps * (ttftMs + (shape.outputTokens - 1) * itlMs)) / 1000);

/**
 * Milliseconds between tokens: the mean of steps of those in flight, of which `qps` a second carry the prefill of a newcomer
 * as well. Such a step reads the weights once and launches its kernels once (in-flight batching). Undefined where steps that
 * carry prefill would take all the time.
 */
export function predictedItl(row, constants) {
  const { deployment, shape, qps } = row;
  const sequences = inFlight(row);
  const step = decodeStep(deployment, sequences, shape.inputTokens + shape.outputTokens / 2, constants);
  const prefill = prefillSeconds(deployment, shape, 1, constants).work - passOverhead(deployment.model, constants);
  const memory = step.weights + step.kv + step.activation;
  const arithmetic = step.arithmetic + prefill;
  const carrying =
    Math.max(memory, arithmetic) +
    constants.overlapLoss * Math.min(memory, arithmetic) +
    step.overhead +
    allReduceSeconds(deployment, sequences + shape.inputTokens, constants);
  const left = 1 - qps * (carrying - step.total);
  return left > 0 ? (1000 * step.total) / left : undefined;
}
