import type { Bill } from "./bill.js";
import { stayingWay } from "./commitment.js";
import type { ManagedPrice } from "./managed-price.js";
import type { ManagedWay } from "./managed-way.js";
import type { Profile } from "./profile.js";
import { asKnown } from "./stated-sums.js";

/** The way of today, where somebody else runs inference and its bill is known. */
export function todaysWay(profile: Profile, bill: Bill): ManagedWay | undefined {
  const { usdPerMonth, priced, stated } = bill;
  if (!usdPerMonth || profile.managedToday === false) return undefined;
  const way = { id: "managed_as_is" as const, ...namedToday(profile) };
  // a bill that is stated has whatever a contract asks for in it
  if (stated || !priced) return { ...way, usdPerMonth, basis: `the bill as ${asKnown(profile, "bill")}` };
  return stayingWay({ ...way, usdPerMonth: priced.usage, basis: priceBasis(priced) }, bill.committed);
}

/** Provider and model of today, as far as they are named. */
export const namedToday = ({ provider, model }: Profile) => ({
  ...(provider === undefined ? {} : { provider }),
  ...(model === undefined ? {} : { model }),
});

const priceBasis = ({ request: { matched, book, asOf } }: ManagedPrice): string =>
  `priced as ${matched.provider}/${matched.model} from ${book} of ${asOf}`;
