import type { SizingData } from "../sizing/catalogue.js";
import type { Gpu } from "../sizing/gpu.js";
import { replicaSizes } from "../sizing/replica-sizes.js";
import type { Profile } from "./profile.js";
import { isBacked, type Replica } from "./replica.js";
import { type Planning, servingOf } from "./serving.js";
import type { Study } from "./study.js";

/** A study whose candidate was sized, with a fleet to rent for it. */
export type SizedStudy = Study & { serving: Extract<Study["serving"], { kind: "sized" }> };

export const isSized = (study: Study): study is SizedStudy =>
  study.serving.kind === "sized" && study.own.some(({ tenure }) => tenure === "on_demand");

/** One kind of replica that serves every member: what it serves of each, in their order. */
export interface SharedFleet {
  replicas: readonly [Replica, ...Replica[]];
  /** False where nothing was measured on this GPU, or only one provider has a price for it. */
  backed: boolean;
}

/**
 * Every kind of replica (GPU, GPUs of one, precision) that all members can run on, out of the GPUs that one of them was
 * sized on alone. A member that names another GPU is sized again; a throughput that a file states holds only on its own
 * GPU. Empty where none serves all.
 */
export function sharedFleets(
  members: readonly SizedStudy[],
  sizing: SizingData,
  planning: Planning,
): readonly SharedFleet[] {
  const gpus = new Map(members.map(({ serving }) => [serving.replica.gpu.id, serving.replica.gpu]));
  return [...gpus.values()].flatMap((gpu) => {
    const offers = members.map((member) => replicasOn(member, gpu, sizing, planning));
    return (offers[0] ?? []).flatMap((first) => {
      const same = offers.map((replicas) => replicas.find((replica) => alike(replica, first)));
      const [head, ...rest] = same.flatMap((replica) => replica ?? []);
      if (!head || rest.length + 1 < members.length) return [];
      return [{ replicas: [head, ...rest] as const, backed: [head, ...rest].every(isBacked) }];
    });
  });
}

/** One set of weights on one kind of replica: a precision that nobody states may be any. */
const alike = (a: Replica, b: Replica): boolean =>
  a.gpus === b.gpus && (a.precision === b.precision || a.precision === undefined || b.precision === undefined);

function replicasOn(
  { profile, serving }: SizedStudy,
  gpu: Gpu,
  sizing: SizingData,
  planning: Planning,
): readonly Replica[] {
  const { gpus, tokensPerSecondPerGpu } = profile.candidate;
  if (tokensPerSecondPerGpu !== undefined) return serving.replica.gpu.id === gpu.id ? [serving.replica] : [];
  const sizes = gpus === undefined ? replicaSizes : [gpus];
  return sizes.flatMap((size) => {
    const again = servingOf(onGpus(profile, gpu, size), sizing, planning);
    return again.kind === "sized" ? [again.replica] : [];
  });
}

/** The profile as if it named these GPUs: what else is stated of the candidate's GPU holds on its own alone. */
function onGpus({ candidate, ...profile }: Profile, gpu: Gpu, gpus: number): Profile {
  const { model, precision, usdPerGpuHour } = candidate;
  const same = candidate.gpu !== undefined && usdPerGpuHour !== undefined;
  return {
    ...profile,
    candidate: {
      gpu: gpu.id,
      gpus,
      ...(same ? { usdPerGpuHour } : {}),
      ...(model === undefined ? {} : { model }),
      ...(precision === undefined ? {} : { precision }),
    },
  };
}
