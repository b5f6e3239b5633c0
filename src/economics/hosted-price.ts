import type { PriceBook } from "../pricing/price-book.js";
import { median } from "../quantities/median.js";
import type { Range } from "../quantities/range.js";
import type { EconomicsData } from "./data.js";
import { managedPrice } from "./managed-price.js";
import type { Profile } from "./profile.js";
import { remembered } from "./remember.js";

/** What the hosts of an open-weight model ask for a month of the same traffic. */
export interface HostedPrice {
  usdPerMonth: Range;
  hosts: number;
  /** The host with the lowest expected price, and that with the highest. */
  cheapest: string;
  dearest: string;
}

/** The range over all hosts, the median expected; undefined where none rents the model, or the traffic is not known. */
export function hostedPrice(profile: Profile, data: EconomicsData, model: string, on: string): HostedPrice | undefined {
  if (!data.book) return undefined;
  const prices = hostsOf(model, data.book).flatMap((host) => {
    const priced = managedPrice(profile, data, host, on);
    return priced?.kind === "priced" ? [{ host: host.provider, usd: priced.price.usdPerMonth }] : [];
  });
  prices.sort((a, b) => a.usd.expected - b.usd.expected);
  const [low] = prices;
  const high = prices.at(-1);
  const expected = median(prices.map(({ usd }) => usd.expected));
  if (!low || !high || expected === undefined) return undefined;
  return {
    usdPerMonth: {
      low: Math.min(...prices.map(({ usd }) => usd.low)),
      expected,
      high: Math.max(...prices.map(({ usd }) => usd.high)),
    },
    hosts: prices.length,
    cheapest: low.host,
    dearest: high.host,
  };
}

/** Names of a whole book are compared to find them. */
const hostsOf = remembered((model: string, book: PriceBook) => book.hosts(model));
