import type { Committed } from "../pricing/price-book.js";
import { certain, type Range } from "../quantities/range.js";
import { committedSpend } from "./commitment.js";
import type { EconomicsData } from "./data.js";
import { type ManagedPrice, managedPrice, type Priced } from "./managed-price.js";
import { paidFor } from "./managed-way.js";
import type { Profile } from "./profile.js";

/** The bill today: as stated, or priced from the traffic; and the priced one beside a stated one, to compare. */
export interface Bill {
  usdPerMonth?: Range;
  stated: boolean;
  priced?: ManagedPrice;
  /** What a contract asks for whether it is used or not: as the file states it, or as a price file has it. */
  committed?: Committed;
  /** Why it could not be priced, where a model is named. */
  problem?: Extract<Priced, { kind: "problem" }>["problem"];
}

/** The bill that is stated, or the price of the traffic; without a model and a book only the first. */
export function billOf(profile: Profile, data: EconomicsData, on: string): Bill {
  const { billToday, model, provider, managedToday } = profile;
  const asked = model !== undefined && managedToday !== false;
  const result = asked ? managedPrice(profile, data, { provider, model }, on) : undefined;
  const priced = result?.kind === "priced" ? result.price : undefined;
  const committed = committedSpend(profile, priced);
  const due = priced && paidFor(priced.usage, committed);
  const usdPerMonth = billToday === undefined ? due : certain(billToday);
  return {
    ...(usdPerMonth ? { usdPerMonth } : {}),
    stated: billToday !== undefined,
    ...(priced ? { priced } : {}),
    ...(committed ? { committed } : {}),
    ...(result?.kind === "problem" ? { problem: result.problem } : {}),
  };
}
