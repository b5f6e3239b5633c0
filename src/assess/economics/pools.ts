import type { SharedPool } from "../../assessment/schema.js";
import type { EconomicsData } from "../../economics/data.js";
import { type Pool, poolOf } from "../../economics/pool.js";
import { isSized } from "../../economics/pool-fleet.js";
import type { Study } from "../../economics/study.js";
import { formatQuantity } from "../../facts/quantity.js";
import type { Part } from "../part.js";
import { poolCost } from "./pool-cost.js";
import { couldJoin, heldByPool, type PoolFigures } from "./pool-join.js";
import { isSizedPart, nameOf, type Poolable, type SizedPart } from "./pool-part.js";

const moves = ({ standing }: Pick<Part, "standing">): boolean => standing.mode === "self_hosted";

/**
 * Whether a pool could serve it: it moves, or stays managed only as GPUs for it alone would stand idle, which nobody can say
 * where none were sized.
 */
export const isPoolable = (part: Part): boolean =>
  modelOf(part.study) !== undefined && (moves(part) || (isSized(part.study) && couldJoin(part.standing)));

/**
 * The pools that workloads of one open-weight model could share, out of those that a pool could serve. One workload's
 * slices alone are no pool.
 */
export function poolsOf(parts: readonly Poolable[], economics: EconomicsData | undefined): SharedPool[] {
  const byModel = new Map<string, { moving: Poolable[]; joining: Poolable[] }>();
  for (const part of parts) {
    const model = modelOf(part.study);
    if (model === undefined) continue;
    const pool = byModel.get(model) ?? { moving: [], joining: [] };
    byModel.set(model, pool);
    (moves(part) ? pool.moving : pool.joining).push(part);
  }
  return [...byModel]
    .filter(([, { moving, joining }]) => workloadsOf([...moving, ...joining]) > 1)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([model, { moving, joining }]) => {
      const priced = economics && pricedPool(moving, joining, economics);
      const cost = priced && poolCost(priced.pool, priced.parts, economics);
      return {
        model,
        members: moving.map(({ member }) => member),
        would_join: joining.map(({ member }) => member),
        because: [
          shared,
          ...(cost
            ? [
                ...leftOut([...moving, ...joining], priced.parts),
                ...holding(cost.figures, priced.parts),
                ...added(cost.section.joining_usd_per_month, joining),
              ]
            : [unpriced(moving, joining)]),
        ].join(" "),
        cost: cost?.section ?? null,
      };
    });
}

const shared = "The same open-weight model: one pool carries a steadier load than each workload alone, and one spare.";

/** The name by which the tables know the model, where they do. */
function modelOf({ serving, profile }: Study): string | undefined {
  return (serving.kind === "sized" ? serving.replica.model?.id : undefined) ?? profile.candidate.model;
}

const workloadsOf = (parts: readonly Poolable[]): number => new Set(parts.map(({ member }) => member.workload)).size;

/** The pool of all that were sized; of those that move alone where nothing serves both. */
function pricedPool(
  moving: readonly Poolable[],
  joining: readonly Poolable[],
  economics: EconomicsData,
): { pool: Pool; parts: readonly SizedPart[] } | undefined {
  for (const group of [[...moving, ...joining], moving]) {
    const parts = group.filter(isSizedPart);
    if (workloadsOf(parts) < 2) continue;
    const pool = poolOf(
      parts.map(({ study }) => study),
      economics,
    );
    if (pool) return { pool, parts };
  }
  return undefined;
}

function unpriced(moving: readonly Poolable[], joining: readonly Poolable[]): string {
  return workloadsOf([...moving, ...joining].filter(isSizedPart)) < 2
    ? "Not priced: fewer than two of the workloads state what sizing a fleet needs."
    : "Not priced: no GPU that one of them was sized on serves all of them in one precision.";
}

function leftOut(all: readonly Poolable[], priced: readonly Poolable[]): string[] {
  const missing = all.filter((part) => !priced.includes(part));
  return missing.length > 0 ? [`Not in its figures: ${missing.map(nameOf).join(", ")}.`] : [];
}

/** What would hold in the pool that does not hold alone: a hint, since each verdict is of the workload alone. */
function holding(figures: PoolFigures, parts: readonly SizedPart[]): string[] {
  const held = new Map<string, string[]>();
  for (const part of parts) {
    for (const because of heldByPool(part.standing, figures)) {
      held.set(because, [...(held.get(because) ?? []), nameOf(part)]);
    }
  }
  if (held.size === 0) return [];
  const each = [...held].map(([because, names]) => `${because.replace(/\.$/, "")} (${names.join(", ")})`);
  return [`What does not hold alone would hold in the pool: ${each.join("; ")}. The verdicts do not rest on this.`];
}

/** What joining costs beside staying managed: a pool that is busier is not a saving by itself. */
function added(cost: NonNullable<SharedPool["cost"]>["joining_usd_per_month"], joining: readonly Poolable[]): string[] {
  if (!cost) return [];
  const money = (usd: number): string => `${formatQuantity(Number(Math.abs(usd).toPrecision(3)), "usd/month")} a month`;
  const what = `${joining.map(nameOf).join(", ")} would ${cost.shared < 0 ? "take" : "add"} ${money(cost.shared)} ${cost.shared < 0 ? "off it" : "to it"}`;
  return [`${what}${cost.managed === null ? "" : `, against ${money(cost.managed)} managed`}.`];
}
