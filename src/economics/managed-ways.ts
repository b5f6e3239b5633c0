import { cheaperModels } from "../pricing/cheaper-models.js";
import { certain, type Range } from "../quantities/range.js";
import type { EconomicsData } from "./data.js";
import { hostedPrice } from "./hosted-price.js";
import { type ManagedPrice, managedPrice, type Priced } from "./managed-price.js";
import type { Profile } from "./profile.js";

export type ManagedWayId = "managed_as_is" | "managed_batch" | "managed_cheaper_model" | "open_weights_hosted";

/** One way of letting a provider run it, priced. */
export interface ManagedWay {
  id: ManagedWayId;
  usdPerMonth: Range;
  provider?: string;
  model?: string;
  /** Whether it can be taken today, without new proof of quality and without a new contract. */
  openToday: boolean;
  /** How the figure came about, in words. */
  basis: string;
}

/** The bill today: as stated, or priced from the traffic; and the priced one beside a stated one, to compare. */
export interface Bill {
  usdPerMonth?: Range;
  stated: boolean;
  priced?: ManagedPrice;
  /** Why it could not be priced, where a model is named. */
  problem?: Extract<Priced, { kind: "problem" }>["problem"];
}

/** The bill that is stated, or the price of the traffic; without a model and a book only the first. */
export function billOf(profile: Profile, data: EconomicsData, on: string): Bill {
  const { billToday, model, provider, managedToday } = profile;
  const asked = model !== undefined && managedToday !== false;
  const result = asked ? managedPrice(profile, data, { provider, model }, on) : undefined;
  const priced = result?.kind === "priced" ? result.price : undefined;
  const usdPerMonth = billToday === undefined ? priced?.usdPerMonth : certain(billToday);
  return {
    ...(usdPerMonth ? { usdPerMonth } : {}),
    stated: billToday !== undefined,
    ...(priced ? { priced } : {}),
    ...(result?.kind === "problem" ? { problem: result.problem } : {}),
  };
}

/** A bill this far below the list price already has a discount in it: batch, a contract, or another model. */
const discounted = 0.8;

/** The managed ways that can be taken on what is known, the one of today first. */
export function managedWays(profile: Profile, bill: Bill, data: EconomicsData, on: string): ManagedWay[] {
  // who runs it already compares with the same weights at a host
  if (profile.managedToday === false) return hostedWay(profile, data, on);
  const today = statedWays(profile, bill);
  return today.length === 0 ? [] : [...today, ...batchWay(profile, bill, data, on), ...hostedWay(profile, data, on)];
}

/** The way of today, where somebody else runs inference and its bill is known. */
export function statedWays(profile: Profile, bill: Bill): ManagedWay[] {
  if (!bill.usdPerMonth || profile.managedToday === false) return [];
  return [
    {
      id: "managed_as_is",
      usdPerMonth: bill.usdPerMonth,
      ...named(profile),
      openToday: true,
      basis: bill.stated ? "the bill as stated" : priceBasis(bill.priced),
    },
  ];
}

const named = ({ provider, model }: Profile) => ({
  ...(provider === undefined ? {} : { provider }),
  ...(model === undefined ? {} : { model }),
});

const priceBasis = (price: ManagedPrice | undefined): string =>
  price
    ? `priced as ${price.request.matched.provider}/${price.request.matched.model} from ${price.request.book} of ${price.request.asOf}`
    : "";

function batchWay(profile: Profile, bill: Bill, data: EconomicsData, on: string): ManagedWay[] {
  const { model, provider, batch } = profile;
  const list = bill.priced?.usdPerMonth;
  if (!batch || model === undefined || !list || !bill.usdPerMonth) return [];
  // a stated bill well below the list price may have the discount in it: nothing is promised twice
  if (bill.stated && bill.usdPerMonth.expected < list.low * discounted) return [];
  const waiting = managedPrice(profile, data, { provider, model }, on, { tier: "batch", share: 1 });
  if (waiting?.kind !== "priced") return [];
  const applied = waiting.price.applied.find(({ code }) => code === "batch" || code === "batch_by_contract");
  if (applied?.factor === undefined) return [];
  return [
    {
      id: "managed_batch",
      usdPerMonth: times(bill.usdPerMonth, applied.factor),
      ...named(profile),
      // no verdict rests on a source of medium confidence
      openToday: applied.code === "batch_by_contract" || applied.confidence === "high",
      basis: `${applied.sentence} (${[applied.source, applied.asOf].filter((part) => part !== undefined).join(", ")})`,
    },
  ];
}

function hostedWay(profile: Profile, data: EconomicsData, on: string): ManagedWay[] {
  const { candidate, evalsPassed, privacyNormal } = profile;
  const { book } = data;
  if (!book || candidate.model === undefined) return [];
  const hosted = hostedPrice(profile, data, candidate.model, on);
  if (!hosted) return [];
  const { usdPerMonth, hosts, cheapest, dearest } = hosted;
  return [
    {
      id: "open_weights_hosted",
      usdPerMonth,
      model: candidate.model,
      // a single host is no market to plan on
      openToday: evalsPassed && privacyNormal && hosts > 1,
      basis:
        hosts === 1
          ? `one host, ${cheapest} (${book.version} of ${book.asOf})`
          : `${hosts} hosts, from ${cheapest} to ${dearest}, the median expected; marketplaces left out (${book.version} of ${book.asOf})`,
    },
  ];
}

/**
 * A model of the same maker that costs at most half as much, at its list price: not open before evals have passed on it.
 * Undefined where there is none, or nothing to compare it with.
 */
export function cheaperWay(profile: Profile, data: EconomicsData, on: string): ManagedWay | undefined {
  const { book, shutdowns } = data;
  const { provider, model, inputTokens = probe, outputTokens = probe, managedToday } = profile;
  if (!book || model === undefined || managedToday === false) return undefined;
  const request = { provider, model, inputTokens, cachedInputTokens: 0, outputTokens, on };
  // of the cheapest three the least step down: what saves more asks more of the evals
  const step = cheaperModels(book, request, shutdowns).findLast(({ saving }) => saving >= 0.5);
  if (!step) return undefined;
  const { matched } = step.price;
  const priced = managedPrice(profile, data, matched, on);
  if (priced?.kind !== "priced") return undefined;
  return {
    id: "managed_cheaper_model",
    usdPerMonth: priced.price.usdPerMonth,
    provider: matched.provider,
    model: step.model,
    openToday: false,
    basis: `${matched.provider}/${step.model} at its list price (${book.version} of ${book.asOf})`,
  };
}

/** Lengths to choose by where none are known. */
const probe = 1_000;

const times = ({ low, expected, high }: Range, by: number): Range => ({
  low: low * by,
  expected: expected * by,
  high: high * by,
});

/** The cheapest way that is open today, by its expected cost; the way of today where none is cheaper. */
export function bestWay(ways: readonly ManagedWay[]): ManagedWay | undefined {
  return ways
    .filter(({ openToday }) => openToday)
    .reduce<ManagedWay | undefined>(
      (best, way) => (!best || way.usdPerMonth.expected < best.usdPerMonth.expected ? way : best),
      undefined,
    );
}
