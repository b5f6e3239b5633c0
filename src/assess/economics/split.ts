import { hybrid } from "../../costs/hybrid.js";
import type { CostModel } from "../../costs/option.js";
import { bestWay, isOpen } from "../../economics/managed-way.js";
import type { OwnWay } from "../../economics/own-ways.js";
import { managedModel, type Study } from "../../economics/study.js";
import type { Mode } from "../../rules/pack.js";

/** A slice as far as money asks for it. */
interface Slice {
  mode: Mode;
  study: Study;
}

/** Whether the verdict of a sliced workload is to split it. */
export const goDifferentWays = (slices: readonly Slice[]): boolean => new Set(slices.map(({ mode }) => mode)).size > 1;

/**
 * The cost of a workload whose slices go different ways, each priced on its own facts, people counted once. Undefined
 * where the slices go one way, or one of them cannot be priced.
 */
export function splitOf(slices: readonly Slice[]): OwnWay | undefined {
  if (!goDifferentWays(slices)) return undefined;
  const priced = slices.flatMap((slice) => pricedSlice(slice) ?? []);
  if (priced.length < slices.length) return undefined;
  const whole = (pick: (slice: PricedSlice) => CostModel): CostModel => hybrid("hybrid", priced.map(pick));
  return {
    tenure: "split",
    model: whole(({ model }) => model),
    machines: whole(({ machines }) => machines),
    running: whole(({ running }) => running),
    ...(priced.some(({ fixed }) => fixed) ? { fixed: true } : {}),
  };
}

type PricedSlice = Pick<OwnWay, "model" | "machines" | "running" | "fixed">;

function pricedSlice({ mode, study }: Slice): PricedSlice | undefined {
  if (mode === "self_hosted") return study.own[0];
  const model = mode === "managed" && study.best ? managedModel(study.best) : undefined;
  return model && { model, machines: model, running: model };
}

/**
 * The study of a sliced workload as its move has to be told: a managed way is open to the whole where it is to every slice,
 * and where slices go different ways what is compared with it is going those ways, not self-hosting all of them.
 */
export function sliceStudy(study: Study, slices: readonly Slice[], split: OwnWay | undefined): Study {
  if (slices.length === 0) return study;
  const open = study.ways.filter(({ id }) =>
    slices.every(({ study: { ways } }) => ways.some((way) => way.id === id && isOpen(way))),
  );
  const best = bestWay(open);
  const { best: _, ...rest } = study;
  const whole: Study = { ...rest, ...(best ? { best } : {}) };
  if (!goDifferentWays(slices)) return whole;
  const own = slices.filter(({ mode }) => mode === "self_hosted");
  const [only] = own;
  if (!split) return { ...whole, own: [], ...noFleet };
  // several slices have a fleet each, and no one GPU whose price or throughput could be told
  if (!only || own.length > 1) return { ...whole, own: [split], ...noFleet };
  const fleet = only.study.own.filter(({ tenure }) => tenure === "on_demand");
  return { ...whole, own: [split, ...fleet], serving: only.study.serving };
}

const noFleet: Pick<Study, "serving"> = { serving: { kind: "unknown", missing: [], unknownNames: [] } };
