import { hybrid } from "../../costs/hybrid.js";
import type { CostModel } from "../../costs/option.js";
import type { Bill } from "../../economics/bill.js";
import { withDue, withFloor } from "../../economics/commitment.js";
import { bestWay, byItself, isOpen } from "../../economics/managed-way.js";
import type { OwnWay } from "../../economics/own-ways.js";
import { notSized } from "../../economics/serving.js";
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
 * The cost of a workload whose slices go different ways, each priced on its own facts, people counted once, and once what
 * a contract asks for beside the use of the slices that stay. Undefined where the slices go one way, or one of them
 * cannot be priced.
 */
export function splitOf(slices: readonly Slice[], committed: Bill["committed"]): OwnWay | undefined {
  if (!goDifferentWays(slices)) return undefined;
  const priced = slices.flatMap((slice) => pricedSlice(slice) ?? []);
  if (priced.length < slices.length) return undefined;
  const whole = (pick: (slice: PricedSlice) => CostModel): CostModel => {
    const all = hybrid("hybrid", priced.map(pick));
    const staying = priced.filter(({ stays }) => stays).map(pick);
    if (!committed) return all;
    if (staying.length === 0) return withDue(all, committed.usdPerMonth);
    const leaving = priced.filter(({ stays }) => !stays).map(pick);
    return hybrid("hybrid", [...leaving, withFloor(hybrid("staying", staying), committed.usdPerMonth)]);
  };
  return {
    tenure: "split",
    model: whole(({ model }) => model),
    machines: hybrid(
      "hybrid",
      priced.map(({ machines }) => machines),
    ),
    running: whole(({ running }) => running),
    ...(priced.some(({ fixed }) => fixed) ? { fixed: true } : {}),
  };
}

/** A slice's cost without any committed spend; `stays` where its use counts towards one. */
type PricedSlice = Pick<OwnWay, "model" | "machines" | "running" | "fixed"> & { stays?: boolean };

function pricedSlice({ mode, study }: Slice): PricedSlice | undefined {
  const {
    best,
    own: [self],
  } = study;
  if (mode === "self_hosted") return self && { ...self, ...self.alone };
  const model = mode === "managed" && best ? managedModel(byItself(best)) : undefined;
  return model && { model, machines: model, running: model, stays: !best?.leaving };
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
  if (!split) return { ...whole, own: [], serving: notSized };
  // several slices have a fleet each, and no one GPU whose price or throughput could be told
  if (!only || own.length > 1) return { ...whole, own: [split], serving: notSized };
  const fleet = only.study.own.filter(({ tenure }) => tenure === "on_demand");
  return { ...whole, own: [split, ...fleet], serving: only.study.serving };
}
