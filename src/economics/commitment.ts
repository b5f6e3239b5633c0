import { place, read } from "../costs/factors.js";
import { add, costModel } from "../costs/model.js";
import { type CostModel, type Part, parts } from "../costs/option.js";
import type { Committed } from "../pricing/price-book.js";
import { usdPerMonth } from "../quantities/quantity.js";
import { raised } from "../quantities/range.js";
import type { ManagedPrice } from "./managed-price.js";
import { type ManagedWay, paidFor } from "./managed-way.js";
import type { OwnWay } from "./own-ways.js";
import type { Profile } from "./profile.js";

/** Spend that a contract with today's provider asks for, used or not: as the file states it, or as a price file has it. */
export function committedSpend(
  { committedUsd, managedToday }: Profile,
  price: ManagedPrice | undefined,
): Committed | undefined {
  if (managedToday === false) return undefined;
  if (committedUsd === undefined) return price?.committed;
  return committedUsd > 0
    ? { usdPerMonth: usdPerMonth(committedUsd), entry: "current.committed_usd_per_month", source: "as stated" }
    : undefined;
}

/** A way that stays with today's provider, whose use counts towards the spend. */
export const stayingWay = (way: ManagedWay, spend: Committed | undefined): ManagedWay =>
  spend
    ? {
        ...way,
        usdPerMonth: paidFor(way.usdPerMonth, spend),
        committed: { usage: way.usdPerMonth, spend },
      }
    : way;

/** A way that leaves today's provider, with the spend that stays due there beside it. */
export function leavingWay(way: ManagedWay, committed: Committed | undefined): ManagedWay {
  if (!committed) return way;
  const due = committed.usdPerMonth;
  return { ...way, usdPerMonth: raised(way.usdPerMonth, due), leaving: { usage: way.usdPerMonth, due } };
}

/** The same of self-hosting; what it costs by itself is kept for slices, which share one commitment. */
export function leavingOwn(way: OwnWay, committed: Committed | undefined): OwnWay {
  if (!committed) return way;
  const { model, running } = way;
  return {
    ...way,
    model: withDue(model, committed.usdPerMonth),
    running: withDue(running, committed.usdPerMonth),
    alone: { model, running },
  };
}

/** An option with a spend beside it that is due whatever is used. */
export const withDue = (model: CostModel, usd: number): CostModel =>
  costModel({
    ...model,
    parts: withCommitment(model),
    addTo(into, points, offset) {
      model.addTo(into, points, offset);
      add(into, "commitment", usd);
    },
  });

/** An option whose use counts towards a committed spend: what is missing to it is due as well. */
export const withFloor = (model: CostModel, usd: number): CostModel =>
  costModel({
    ...model,
    parts: withCommitment(model),
    addTo(into, points, offset) {
      model.addTo(into, points, offset);
      add(into, "commitment", Math.max(0, usd - model.total(points, offset)));
    },
    breaks(at) {
      const { every, once } = model.breaks(at);
      const used = model.total(at);
      // use is in proportion to the volume
      return { every, once: used > 0 ? [...once, (read(at, 0, place.volume) * usd) / used] : once };
    },
  });

const withCommitment = (model: CostModel): readonly Part[] =>
  parts.filter((part) => part === "commitment" || model.parts.includes(part));
