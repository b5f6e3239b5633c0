import { answerTime } from "../quantities/answer-time.js";
import type { SizingConstants } from "./constants.js";
import { decodeStep, type Step } from "./decode.js";
import type { Deployment, Misfit, Shape } from "./deployment.js";
import { misfitOf, type Room, roomIn, type SequenceCache, sequenceCache, sequencesIn } from "./memory.js";
import { isSupported } from "./precision.js";
import { type Prefill, prefillSeconds } from "./prefill.js";
import { gpusPerCopy, widestSplit } from "./spread.js";
import { storedIn } from "./weights.js";

/** A deployment that fits, with what does not depend on the load. */
export interface Replica {
  deployment: Deployment;
  shape: Shape;
  constants: SizingConstants;
  room: Room;
  /** What one sequence takes of that room. */
  sequence: SequenceCache;
  /** Tensor-parallel groups that work side by side. */
  groups: number;
  /** Sequences at once over all groups, at least 1: what memory holds, or what the engines run if that is fewer. */
  limit: number;
  /** Whether memory sets the limit, and not the engines. */
  memoryLimits: boolean;
}

function whole(value: number, name: string): void {
  if (!Number.isInteger(value) || value < 1) throw new RangeError(`${name} cannot be ${value}`);
}

function length(value: number, name: string): void {
  if (!Number.isFinite(value) || value < 1) throw new RangeError(`${name} cannot be ${value}`);
}

/** @throws RangeError where lengths, GPUs or parallelism cannot be */
function check({ gpus, tensorParallel }: Deployment, { inputTokens, outputTokens, cachedInputShare = 0 }: Shape): void {
  whole(gpus, "GPUs");
  whole(tensorParallel, "tensor parallelism");
  if (tensorParallel > gpus) throw new RangeError(`tensor parallelism ${tensorParallel} needs more than ${gpus} GPUs`);
  length(inputTokens, "input tokens");
  length(outputTokens, "output tokens");
  if (!(cachedInputShare >= 0 && cachedInputShare <= 1)) {
    throw new RangeError(`cached share of the input cannot be ${cachedInputShare}`);
  }
}

/** The replica, or why the deployment cannot hold the model and one request. @throws RangeError for lengths that cannot be */
export function replicaOf(deployment: Deployment, shape: Shape, constants: SizingConstants): Replica | Misfit {
  check(deployment, shape);
  const { model, gpu, gpus, tensorParallel, precision } = deployment;
  if (!isSupported(storedIn(model, precision), gpu)) {
    return { fits: false, code: "precision_unsupported", args: { precision, gpu: gpu.id } };
  }
  // a head is the least that a GPU can take of attention; KV heads are copied where there are fewer
  const split = gpusPerCopy(deployment);
  if (model.heads % split !== 0) {
    const near = widestSplit(model, gpus);
    return { fits: false, code: "heads_not_divisible", args: { heads: model.heads, tp: split, near } };
  }
  const room = roomIn(deployment, constants);
  const misfit = misfitOf(deployment, shape, room, constants);
  if (misfit) return misfit;
  const groups = Math.floor(gpus / tensorParallel);
  const sequence = sequenceCache(deployment, shape, constants);
  const held = sequencesIn(room, sequence);
  // an engine serves one copy, over all the stages of a pipeline
  const run = room.copies * constants.maxSequences;
  const limit = Math.max(1, Math.floor(Math.min(held, run)));
  return { deployment, shape, constants, room, sequence, groups, limit, memoryLimits: held < run };
}

/** Parts of the time that one round of requests takes on each group, in seconds, and how many each group has. */
export interface Round {
  each: number;
  prefill: Prefill;
  step: Step;
  /** How long the replica is at work for them, with a step for each token of the output. */
  total: number;
  /** How long one of them waits for its last token: prefill gives the first. */
  answer: number;
}

/** `sequences` requests on the replica, spread over its groups: all their prefill and all their decode steps. */
export function roundOf(replica: Replica, sequences: number): Round {
  const { deployment, shape, constants, groups } = replica;
  const each = Math.max(1, sequences / groups);
  const prefill = prefillSeconds(deployment, shape, each, constants);
  const step = decodeStep(deployment, each, shape.inputTokens + shape.outputTokens / 2, constants);
  const total = prefill.total + shape.outputTokens * step.total;
  return { each, prefill, step, total, answer: answerTime(prefill.total, step.total, shape.outputTokens) };
}
