import type { SizingConstants } from "./constants.js";
import type { Deployment, Misfit, Shape } from "./deployment.js";
import { kvBytes, kvCopies } from "./kv.js";
import { isMoe } from "./model.js";
import { gpusPerCopy } from "./spread.js";
import { groupWeightBytes } from "./weights.js";

const gib = 2 ** 30;

/** What a tensor-parallel group has room for. Bytes over the whole group. */
export interface Room {
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
  const room = (devices: number): number =>
    Math.max(
      devices * (memory * constants.memoryUse - reserve) - weights,
      constants.tightShare * (devices * memory * constants.tightUse - weights),
    );
  const groups = Math.floor(gpus / tensorParallel);
  const kv = room(tensorParallel);
  if (kv > 0 || groups === 1) return { weights, kv, copies: groups };
  return { weights, kv: room(gpus), copies: 1 };
}

/** Sequences that a replica holds at once, at most what its engines run; below 1 as a fraction. */
export function sequencesIn(deployment: Deployment, shape: Shape, room: Room, constants: SizingConstants): number {
  const { model, kvPrecision } = deployment;
  const held = shape.inputTokens + constants.outputHeld * shape.outputTokens;
  const one = kvBytes(model, kvPrecision, held) * kvCopies(model, gpusPerCopy(deployment));
  return room.copies * Math.min(constants.maxSequences, Math.max(0, room.kv) / one);
}

/** Why the weights, the context or one sequence do not fit; undefined where they do. */
export function misfitOf(
  deployment: Deployment,
  shape: Shape,
  room: Room,
  constants: SizingConstants,
): Misfit | undefined {
  const { model, gpu, gpus, kvPrecision } = deployment;
  const tokens = shape.inputTokens + shape.outputTokens;
  if (tokens > model.context) {
    return { fits: false, code: "context_exceeded", args: { tokens, context: model.context } };
  }
  const memoryGb = (gpus * gpu.memoryGb * gib * constants.tightUse) / 1e9;
  if (room.kv <= 0) {
    const args = { weightsGb: room.weights / 1e9, memoryGb, gpus };
    return { fits: false, code: "weights_exceed_memory", args };
  }
  const sequence = kvBytes(model, kvPrecision, tokens) * kvCopies(model, gpusPerCopy(deployment));
  if (sequence > room.kv) {
    const args = { sequenceGb: sequence / 1e9, roomGb: room.kv / 1e9, tokens };
    return { fits: false, code: "no_room_for_one_sequence", args };
  }
  return undefined;
}
