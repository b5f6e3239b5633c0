import { scaled } from "../quantities/range.js";
import type { Bill } from "./bill.js";
import { stayingWay } from "./commitment.js";
import type { EconomicsData } from "./data.js";
import { managedPrice } from "./managed-price.js";
import type { ManagedWay } from "./managed-way.js";
import type { Profile } from "./profile.js";
import { namedToday } from "./todays-way.js";

/** A bill this far below the list price already has a discount in it: batch, a contract, or another model. */
const discounted = 0.8;

/** The same model by its batch API, for work that may wait; a committed spend is due whatever the discount. */
export function batchWay(profile: Profile, bill: Bill, data: EconomicsData, on: string): ManagedWay[] {
  const { model, provider, batch } = profile;
  const list = bill.priced;
  if (!batch || model === undefined || !list || !bill.usdPerMonth) return [];
  // a stated bill well below the list price may have the discount in it: nothing is promised twice
  if (bill.stated && bill.usdPerMonth.expected < list.usdPerMonth.low * discounted) return [];
  const waiting = managedPrice(profile, data, { provider, model }, on, { tier: "batch", share: 1 });
  if (waiting?.kind !== "priced") return [];
  const applied = waiting.price.applied.find(({ code }) => code === "batch" || code === "batch_by_contract");
  if (applied?.factor === undefined) return [];
  const way: ManagedWay = {
    id: "managed_batch",
    usdPerMonth: scaled(bill.stated ? bill.usdPerMonth : list.usage, applied.factor),
    ...namedToday(profile),
    ...(applied.code === "batch_by_contract" || applied.confidence === "high"
      ? {}
      : { obstacle: "doubtful_discount" as const }),
    basis: `${applied.sentence} (${[applied.source, applied.asOf].filter((part) => part !== undefined).join(", ")})`,
  };
  return [stayingWay(way, bill.committed)];
}
