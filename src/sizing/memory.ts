import type { SizingConstants } from "./constants.js";
import type { Deployment, Misfit, Shape } from "./deployment.js";
import { kvBytes, kvCopies } from "./kv.js";
import { isMoe } from "./model.js";
import { gpusPerCopy } from "./spread.js";
import { groupWeightBytes } from "./weights.js";

const gib = 2 ** 30;

/** What one copy of the model has room for. Bytes over all GPUs that hold it. */
export interface Room {
  /** GPUs that hold one copy: those of a tensor-parallel group, or of all groups as pipeline stages. */
  devices: number;
  /** Memory of one GPU, and what of it is kept for activations and the runtime. */
  memory: number;
  reserve: number;
  /** Whether the rule for short memory gives more: `tightShare` of what the weights leave of `tightUse`. */
  tight: boolean;
  weights: number;
  /** Left for KV cache; negative where weights do not fit. */
  kv: number;
  /** Copies of the model in the replica; 1 where it is spread over all GPUs as pipeline stages. */
  copies: number;
}

/**
 * Room for KV cache: memory · use − weights − reserve; where that is little, a share of what the weights leave to an engine
 * that is tuned to take more of the memory. Where one tensor-parallel group cannot hold the weights but the groups of the
 * replica together can, they are taken as pipeline stages of one copy.
 */
export function roomIn(deployment: Deployment, constants: SizingConstants): Room {
  const { model, gpu, gpus, tensorParallel } = deployment;
  const weights = groupWeightBytes(deployment);
  const reserve = (isMoe(model) ? constants.reserveMoeGib : constants.reserveDenseGib) * gib;
  // data sheets count memory in GiB, whatever they call it
  const memory = gpu.memoryGb * gib;
  const room = (devices: number, copies: number): Room => {
    const usual = devices * (memory * constants.memoryUse - reserve) - weights;
    const short = constants.tightShare * (devices * memory * constants.tightUse - weights);
    return { devices, memory, reserve, tight: short > usual, weights, kv: Math.max(usual, short), copies };
  };
  const groups = Math.floor(gpus / tensorParallel);
  const group = room(tensorParallel, groups);
  return group.kv > 0 || groups === 1 ? group : room(gpus, 1);
}

/** KV cache of one sequence at its longest, for which memory is kept. */
export interface SequenceCache {
  tokens: number;
  /** Bytes of the cache once, and how often the GPUs of a copy hold it. */
  bytes: number;
  copies: number;
}

/** The cache that a sequence is admitted with: all its input and `outputHeld` of its output. */
export function sequenceCache(deployment: Deployment, shape: Shape, constants: SizingConstants): SequenceCache {
  const { model, kvPrecision } = deployment;
  const tokens = shape.inputTokens + constants.outputHeld * shape.outputTokens;
  const copies = kvCopies(model, gpusPerCopy(deployment));
  return { tokens, bytes: kvBytes(model, kvPrecision, tokens), copies };
}

/** Sequences whose cache the memory of a replica holds at once; below 1 as a fraction. What its engines run is not asked. */
export const sequencesIn = (room: Room, { bytes, copies }: SequenceCache): number =>
  (room.copies * Math.max(0, room.kv)) / (bytes * copies);

/** Why the weights do not fit, whatever is asked of the GPUs; undefined where they do. */
export function weightsMisfit(
  { gpu, gpus }: Deployment,
  { kv, weights }: Room,
  { tightUse }: SizingConstants,
): Misfit | undefined {
  if (kv > 0) return undefined;
  const memoryGb = (gpus * gpu.memoryGb * gib * tightUse) / 1e9;
  return { fits: false, code: "weights_exceed_memory", args: { weightsGb: weights / 1e9, memoryGb, gpus } };
}

/** Why the weights, the context or one sequence do not fit; undefined where they do. */
export function misfitOf(
  deployment: Deployment,
  shape: Shape,
  room: Room,
  constants: SizingConstants,
): Misfit | undefined {
  const { model, kvPrecision } = deployment;
  const tokens = shape.inputTokens + shape.outputTokens;
  if (tokens > model.context) {
    return { fits: false, code: "context_exceeded", args: { tokens, context: model.context } };
  }
  const tooHeavy = weightsMisfit(deployment, room, constants);
  if (tooHeavy) return tooHeavy;
  const sequence = kvBytes(model, kvPrecision, tokens) * kvCopies(model, gpusPerCopy(deployment));
  if (sequence > room.kv) {
    const args = { sequenceGb: sequence / 1e9, roomGb: room.kv / 1e9, tokens };
    return { fits: false, code: "no_room_for_one_sequence", args };
  }
  return undefined;
}
