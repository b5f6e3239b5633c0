import type { SizingConstants } from "./constants.js";
import type { Step } from "./decode.js";
import type { Deployment, Shape } from "./deployment.js";
import { predictOf } from "./predict.js";
import type { Prefill } from "./prefill.js";
import { type Replica, replicaOf, roundOf } from "./replica.js";
import { isExpertParallel } from "./spread.js";

/** A figure with three significant digits, without an exponent. */
const figure = (value: number): string => {
  if (value === 0) return "0";
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(digits, 6));
};
const ms = (seconds: number): string => `${figure(1000 * seconds)} ms`;
const gb = (bytes: number): string => `${figure(bytes / 1e9)} GB`;
/** Counts stand in full: what follows from them is a whole number too. */
const count = (value: number): string => (Number.isInteger(value) ? String(value) : figure(value));

/**
 * The equations of a prediction with this deployment's figures in them, one step a line; none where it does not fit. What
 * stands before a `=` gives what stands behind it, within the digits shown. Kept apart from `predict`, which runs thousands
 * of times.
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
  const { limit } = replica;
  const running = Math.min(concurrency, limit);
  const { each, prefill, step, total } = roundOf(replica, running);
  const { ttftMs, outputTokensPerSecond } = predictOf(replica, concurrency);
  const output = count(shape.outputTokens);
  const link = isExpertParallel(deployment) ? "all-gather and reduce-scatter" : "all-reduce";
  return [
    ...memoryLines(replica),
    ...stepLines(step, each, constants, link),
    ...prefillLines(prefill, each, link),
    `one round: prefill ${ms(prefill.total)} + ${output} × ${ms(step.total)} = ${ms(total)}`,
    ...(concurrency > limit
      ? [
          `${count(concurrency - limit)} more requests wait: first token after ${ms(prefill.total)} + ${count(concurrency - limit)} ÷ ${count(running)} × ${ms(total)} = ${ms(ttftMs / 1000)}`,
        ]
      : []),
    `throughput of the replica: ${count(running)} × ${output} tokens ÷ ${ms(total)} = ${figure(outputTokensPerSecond)} output tokens/s`,
  ];
}

/** What one copy has room for, and how many sequences that holds. */
function memoryLines({ room, sequence, constants, limit, memoryLimits }: Replica): string[] {
  const { devices, memory, reserve, tight, weights, kv, copies } = room;
  const { memoryUse, tightUse, tightShare, maxSequences } = constants;
  const left = tight
    ? `${figure(tightShare)} × (${devices} × ${gb(memory)} × ${figure(tightUse)} − ${gb(weights)} of weights)`
    : `${devices} × (${gb(memory)} × ${figure(memoryUse)} − ${gb(reserve)} kept free) − ${gb(weights)} of weights`;
  const one =
    sequence.copies > 1 ? `(${gb(sequence.bytes)} × ${count(sequence.copies)} times held)` : gb(sequence.bytes);
  const each = copies > 1 ? `${copies} copies × ` : "";
  return [
    `memory${copies > 1 ? " of each copy" : ""}: ${left} = ${gb(kv)} for KV cache`,
    memoryLimits
      ? `sequences of ${count(sequence.tokens)} tokens at once: ${each}${gb(kv)} ÷ ${one}, rounded down = ${limit}`
      : `sequences at once: ${each}${count(maxSequences)} that an engine runs = ${limit}, and memory holds no fewer`,
  ];
}

function stepLines(step: Step, each: number, { overlapLoss }: SizingConstants, link: string): string[] {
  const { weights, kv, activation, memory, arithmetic, balance, overhead, total } = step;
  const [longer, shorter] =
    memory > arithmetic ? [`memory ${ms(memory)}`, ms(arithmetic)] : [`arithmetic ${ms(arithmetic)}`, ms(memory)];
  return [
    `memory of a decode step, ${figure(each)} sequences: weights ${ms(weights)} + KV cache ${ms(kv)} + activations ${ms(activation)} = ${ms(memory)}`,
    `decode step, arithmetic ${ms(arithmetic)}: ${balanced(`${longer} + ${figure(overlapLoss)} × ${shorter}`, balance)} + overhead ${ms(overhead)} + ${link} ${ms(step.link)} = ${ms(total)}`,
  ];
}

function prefillLines(prefill: Prefill, each: number, link: string): string[] {
  const { matrix, attention, activation, read, balance, overhead, total } = prefill;
  if (total === 0) return ["prefill: none, as a prefix cache answers all input"];
  const work = matrix + attention + activation;
  const longer = work > read ? `work ${ms(work)}` : `one reading of the weights ${ms(read)}`;
  return [
    `work of prefill, ${figure(each)} requests: matrix products ${ms(matrix)} + attention ${ms(attention)} + activations ${ms(activation)} = ${ms(work)}`,
    `prefill: ${balanced(longer, balance)} + overhead ${ms(overhead)} + ${link} ${ms(prefill.link)} = ${ms(total)}`,
  ];
}

/** Work, divided by the share of the time that GPUs spend at it where they wait for the busiest. */
const balanced = (work: string, balance: number): string => {
  if (balance === 1) return work;
  return `${work.includes(" + ") ? `(${work})` : work} ÷ ${figure(balance)} of the time at work`;
};
