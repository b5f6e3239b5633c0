import type { SizingConstants } from "./constants.js";
import type { Deployment, Shape } from "./deployment.js";
import { kvBytes } from "./kv.js";
import { predictOf } from "./predict.js";
import { replicaOf, roundOf } from "./replica.js";

/** A figure with three significant digits, without an exponent. */
const figure = (value: number): string => {
  if (value === 0) return "0";
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(digits, 6));
};
const ms = (seconds: number): string => `${figure(1000 * seconds)} ms`;
const gb = (bytes: number): string => `${figure(bytes / 1e9)} GB`;

/**
 * The equations of a prediction with this deployment's figures in them, one step a line; none where it does not fit. Kept
 * apart from `predict`, which runs thousands of times.
 * @throws RangeError where a length or the concurrency cannot be
 */
export function explain(
  deployment: Deployment,
  shape: Shape,
  concurrency: number,
  constants: SizingConstants,
): string[] {
  const replica = replicaOf(deployment, shape, constants);
  if ("fits" in replica) return [];
  const { room, limit, groups } = replica;
  const { model, kvPrecision } = deployment;
  const { inputTokens, outputTokens } = shape;
  const running = Math.min(concurrency, limit);
  const each = Math.max(1, running / groups);
  const { prefill, step, total } = roundOf(replica, running);
  const { ttftMs, outputTokensPerSecond } = predictOf(replica, concurrency);
  const held = inputTokens + constants.outputHeld * outputTokens;
  const sequence = kvBytes(model, kvPrecision, held);
  const memory = step.weights + step.kv + step.activation;
  const copies = room.copies > 1 ? `${room.copies} copies of ` : "";
  return [
    `memory: ${copies}${gb(room.weights)} of weights leave ${gb(room.kv)} for KV cache`,
    `KV cache: ${gb(sequence)} for ${figure(held)} tokens, so at most ${limit} sequences at once`,
    `decode step, ${figure(each)} sequences: memory ${ms(memory)} = weights ${ms(step.weights)} + KV cache ${ms(step.kv)} + activations ${ms(step.activation)}; arithmetic ${ms(step.arithmetic)}`,
    `decode step: max + ${figure(constants.overlapLoss)} × min of memory and arithmetic, + overhead ${ms(step.overhead)} + all-reduce ${ms(step.link)} = ${ms(step.total)}`,
    `prefill, ${figure(each)} requests: arithmetic and overhead ${ms(prefill.work)} + all-reduce ${ms(prefill.link)} = ${ms(prefill.work + prefill.link)}`,
    `output tokens/s: ${figure(running)} × ${figure(outputTokens)} ÷ (${ms(prefill.work + prefill.link)} + ${figure(outputTokens)} × ${ms(step.total)}) = ${figure((running * outputTokens) / total)}`,
    ...(concurrency > limit
      ? [`${figure(concurrency - limit)} more requests wait: first token after ${ms(ttftMs / 1000)}`]
      : []),
    `throughput of the replica: ${figure(outputTokensPerSecond)} output tokens/s`,
  ];
}
