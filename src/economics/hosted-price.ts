import type { PriceBook } from "../pricing/price-book.js";
import { median } from "../quantities/median.js";
import type { Range } from "../quantities/range.js";
import type { EconomicsData } from "./data.js";
import { type Covering, hostsThatCover } from "./hosts-that-cover.js";
import { managedPrice } from "./managed-price.js";
import type { Profile } from "./profile.js";
import { remembered } from "./remember.js";

/** What the hosts of an open-weight model ask for a month of the same traffic. */
export interface HostedPrice extends Covering {
  usdPerMonth: Range;
  /** A host may have several endpoints of one design: it is one host, with several offers. */
  hosts: number;
  offers: number;
  /** The host with the lowest expected price, those that the median lies at or between, and that with the highest. */
  cheapest: string;
  expected: readonly string[];
  dearest: string;
}

/**
 * The range over the hosts that can take the data, the median of their endpoints expected; undefined where none rents the
 * model, each is known not to meet what is asked for, or the traffic is not known.
 */
export function hostedPrice(profile: Profile, data: EconomicsData, model: string, on: string): HostedPrice | undefined {
  if (!data.book) return undefined;
  const priced = hostsOf(model, data.book).flatMap((host) => {
    const found = managedPrice(profile, data, host, on);
    return found?.kind === "priced" ? [{ host: host.provider, usd: found.price.usdPerMonth }] : [];
  });
  const names = [...new Set(priced.map(({ host }) => host))];
  const { hosts, ...covering } = hostsThatCover(names, profile, data.providers, on);
  const prices = priced.filter(({ host }) => hosts.includes(host)).sort((a, b) => a.usd.expected - b.usd.expected);
  const [low] = prices;
  const high = prices.at(-1);
  const expected = median(prices.map(({ usd }) => usd.expected));
  if (!low || !high || expected === undefined) return undefined;
  const middle = prices.slice(Math.floor((prices.length - 1) / 2), Math.floor(prices.length / 2) + 1);
  return {
    ...covering,
    usdPerMonth: {
      low: Math.min(...prices.map(({ usd }) => usd.low)),
      expected,
      high: Math.max(...prices.map(({ usd }) => usd.high)),
    },
    hosts: hosts.length,
    offers: prices.length,
    cheapest: low.host,
    expected: [...new Set(middle.map(({ host }) => host))],
    dearest: high.host,
  };
}

/** Names of a whole book are compared to find them. */
const hostsOf = remembered((model: string, book: PriceBook) => book.hosts(model));
