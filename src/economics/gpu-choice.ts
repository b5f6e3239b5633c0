import { capacity } from "../sizing/capacity.js";
import type { SizingData } from "../sizing/catalogue.js";
import type { Deployment, Misfit, Prediction, Rejection, Shape } from "../sizing/deployment.js";
import { fleetFor, type Load, type Plan } from "../sizing/fleet.js";
import type { Precision } from "../sizing/precision.js";
import { replicaOf, roundOf } from "../sizing/replica.js";
import { replicaSizes } from "../sizing/replica-sizes.js";
import { widestSplit } from "../sizing/spread.js";
import type { PricedGpu } from "./gpu-price.js";
import { remembered } from "./remember.js";

/** What has to be served, whatever the load. Model and GPUs by their canonical names. */
export interface Served {
  model: string;
  precision: Precision;
  kvPrecision: Precision;
  shape: Shape;
  latencyMs?: number | undefined;
  gpus: readonly string[];
  /** GPUs of one replica to try; those that instances are sold with where absent. */
  sizes?: readonly number[] | undefined;
}

/** A deployment, estimated when somebody asks for it, and once. */
interface Option {
  deployment: Deployment;
  estimate: () => Prediction | Misfit;
}

/** A deployment that serves, at a price. */
export interface Priced {
  deployment: Deployment;
  replica: Prediction;
  priced: PricedGpu;
}

/** A deployment that serves, with its fleet's cost while it stands. */
export interface Choice extends Priced {
  /** GPUs of the whole fleet. */
  gpus: number;
  usdPerHour: number;
}

/** Every deployment that could serve, in the order of the GPUs: what a replica carries does not depend on the load. */
export const optionsFor = remembered(
  (
    { model: id, precision, kvPrecision, shape, latencyMs, gpus: names, sizes = replicaSizes }: Served,
    sizing: SizingData,
  ): Option[] => {
    const model = sizing.models.find((each) => each.id === id);
    const gpus = names.flatMap((name) => sizing.gpus.find((each) => each.id === name) ?? []);
    if (!model) return [];
    return gpus.flatMap((gpu) =>
      sizes.map((size): Option => {
        const deployment = { model, gpu, gpus: size, tensorParallel: widestSplit(model, size), precision, kvPrecision };
        let known: Prediction | Misfit | undefined;
        const estimate = () => {
          known ??= capacity(deployment, shape, { latencyMs }, sizing.constants);
          return known;
        };
        return { deployment, estimate };
      }),
    );
  },
);

/**
 * The cheapest deployment that carries the load, spare replicas included; of equally cheap ones that of fewer GPUs, then
 * the first in order. Options that even one replica makes too dear are not estimated. Undefined
 * where none serves.
 *
 * @param prices USD for one GPU-hour by the GPU's name; options without a price are left out
 */
export function cheapestOf(
  options: readonly Option[],
  prices: ReadonlyMap<string, PricedGpu>,
  { load, plan }: { load: Load; plan: Plan },
): Choice | undefined {
  const offers = options.flatMap((option, place) => {
    const { gpu, gpus } = option.deployment;
    const priced = prices.get(gpu.id);
    return priced ? [{ option, place, priced, leastUsd: (1 + plan.spareReplicas) * gpus * priced.price.expected }] : [];
  });
  offers.sort((a, b) => a.leastUsd - b.leastUsd);
  let best: (Choice & { place: number }) | undefined;
  for (const { option, place, priced, leastUsd } of offers) {
    if (best && leastUsd > best.usdPerHour) break;
    const replica = option.estimate();
    if (!replica.fits) continue;
    const { gpus } = fleetFor(replica, load, plan);
    const usdPerHour = gpus * priced.price.expected;
    const next = { deployment: option.deployment, replica, priced, gpus, usdPerHour, place };
    if (!best || before(next, best)) best = next;
  }
  return best;
}

type Placed = Choice & { place: number };

const before = (a: Placed, b: Placed): boolean => (byCost(a, b) || a.place - b.place) < 0;

/** Cheapest fleet first, at the median price; of equally cheap ones that of fewer GPUs. */
export const byCost = (a: Fleet, b: Fleet): number => a.usdPerHour - b.usdPerHour || a.gpus - b.gpus;

type Fleet = Pick<Choice, "gpus" | "usdPerHour">;

/** Why none of the options serves. */
export const rejectionsOf = (options: readonly Option[]): Rejection[] =>
  options.flatMap(({ deployment, estimate }) => {
    const misfit = estimate();
    return misfit.fits ? [] : [{ deployment, misfit }];
  });

/** The shortest time in which any option answers one request by itself, in milliseconds; endless where none can. */
export function shortestMs(options: readonly Option[], shape: Shape, { constants }: SizingData): number {
  const times = options.flatMap(({ deployment }) => {
    const replica = replicaOf(deployment, shape, constants);
    return "fits" in replica ? [] : [1000 * roundOf(replica, 1).answer];
  });
  return Math.min(Number.POSITIVE_INFINITY, ...times);
}
