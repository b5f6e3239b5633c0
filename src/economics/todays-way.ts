import type { Bill } from "./bill.js";
import type { ManagedPrice } from "./managed-price.js";
import type { ManagedWay } from "./managed-way.js";
import type { Profile } from "./profile.js";

/** The way of today, where somebody else runs inference and its bill is known. */
export function todaysWay(profile: Profile, bill: Bill): ManagedWay | undefined {
  const { usdPerMonth, priced, stated } = bill;
  if (!usdPerMonth || profile.managedToday === false) return undefined;
  // a bill that is stated has whatever a contract asks for in it
  const committed = stated ? undefined : priced?.committed;
  return {
    id: "managed_as_is",
    usdPerMonth,
    ...(priced && committed ? { committed: { usage: priced.usage, spend: committed } } : {}),
    ...namedToday(profile),
    basis: stated ? "the bill as stated" : priceBasis(priced),
  };
}

/** Provider and model of today, as far as they are named. */
export const namedToday = ({ provider, model }: Profile) => ({
  ...(provider === undefined ? {} : { provider }),
  ...(model === undefined ? {} : { model }),
});

const priceBasis = (price: ManagedPrice | undefined): string =>
  price
    ? `priced as ${price.request.matched.provider}/${price.request.matched.model} from ${price.request.book} of ${price.request.asOf}`
    : "";
