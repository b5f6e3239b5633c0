import type { Position } from "../diagnostics/diagnostic.js";
import type { Placed, Reading } from "../workloads/reading.js";
import { readText } from "../workloads/text.js";
import type { PriceEntry } from "./price-entry.js";
import { moneyKeys, noteMissing, readMap, type Values } from "./price-file-map.js";
import { readPrices } from "./price-file-rates.js";
import { type Currency, readDate, readDiscount, readMonthly, readWord, type Value } from "./price-file-values.js";
import { nearest, providerId, providerKey, providerWords } from "./provider-names.js";

/** Where an entry stands in its file, and its names as they are written there. */
export interface EntryPlace {
  provider: string;
  model: string;
  modelAt: Position;
  /** Absent where the entry states no price itself. */
  ratesAt?: Position;
}

/** Reads one entry of an override file. Undefined where too little of it can be read to be used. */
export function readEntry(
  reading: Reading,
  { node, at }: Placed,
  currency: Currency,
): { entry: PriceEntry; place: EntryPlace } | undefined {
  const money = moneyKeys(currency);
  const keys = [
    ...["scope", "provider", "model", money.rates, "discount", "batch_discount", money.committed],
    ...["from", "until", "source"],
  ];
  const values = readMap(reading, node, at, { where: "An entry", keys });
  if (values === undefined) return undefined;
  const text = (key: string, example: string): string | undefined => {
    const value = values.get(key);
    return value && readText(reading, value.node, value.at, key, example);
  };
  const optional = <T>(key: string, read: (value: Value) => T | undefined): T | undefined => {
    const value = values.get(key);
    return value && read(value);
  };
  noteMissing(reading, values, ["scope", "provider", "model", "source"], "an entry");
  const scope = values.get("scope");
  const read = {
    scope: scope && readWord(reading, scope, ["contract", "organisation"]),
    provider: text("provider", "openai"),
    model: text("model", "gpt-5.4"),
    source: text("source", "order form 2026-117, section 3"),
    discount: optional("discount", (value) => readDiscount(reading, value)),
    batchDiscount: optional("batch_discount", (value) => readDiscount(reading, value)),
    committed: optional(money.committed, (value) => readMonthly(reading, value, currency)),
    from: optional("from", (value) => readDate(reading, value)),
    until: optional("until", (value) => readDate(reading, value)),
  };
  const prices = optional(money.rates, (value) => readPrices(reading, value, currency));
  checkProvider(reading, values, read.provider);
  checkTogether(reading, values, money, read);
  if (
    read.scope === undefined ||
    read.provider === undefined ||
    read.model === undefined ||
    read.source === undefined
  ) {
    return undefined;
  }
  const entry = {
    scope: read.scope,
    provider: providerKey(read.provider),
    model: read.model.toLowerCase(),
    source: read.source,
    tiers: prices?.tiers ?? [],
    ...(prices === undefined ? {} : { rates: prices.rates }),
    ...(read.discount === undefined ? {} : { discount: read.discount }),
    ...(read.batchDiscount === undefined ? {} : { batchDiscount: read.batchDiscount }),
    ...(read.committed === undefined ? {} : { committedUsdPerMonth: read.committed }),
    ...(read.from === undefined ? {} : { from: read.from }),
    ...(read.until === undefined ? {} : { until: read.until }),
  };
  const positionOf = (key: string) => reading.position(values.get(key)?.at ?? at);
  return {
    entry,
    place: {
      provider: read.provider,
      model: read.model,
      modelAt: positionOf("model"),
      ...(prices === undefined ? {} : { ratesAt: positionOf(money.rates) }),
    },
  };
}

/** Warns of a provider that is mostly a misspelt one; any name may be that of a provider of one's own. */
function checkProvider(reading: Reading, values: Values, provider: string | undefined): void {
  if (provider === undefined || providerId(provider) !== undefined) return;
  const [near] = nearest(provider, providerWords);
  const at = values.get("provider")?.at;
  if (near !== undefined && at) reading.add("price-provider-unknown", at, { provider, near }, "warning");
}

/** What an entry may not say at once, and what it has to say. */
function checkTogether(
  reading: Reading,
  values: Values,
  money: ReturnType<typeof moneyKeys>,
  { from, until }: { from: string | undefined; until: string | undefined },
): void {
  const says = [money.rates, "discount", money.committed, "batch_discount"];
  if (!says.some((key) => values.has(key))) {
    reading.add("price-says-nothing", values.at, { keys: [money.rates, "discount", money.committed] });
  }
  const discount = values.get("discount");
  if (discount && values.has(money.rates)) reading.add("price-and-discount", discount.at, { key: money.rates });
  const end = values.get("until");
  if (end && from !== undefined && until !== undefined && until <= from) {
    reading.add("price-dates-reversed", end.at, { from, until });
  }
}
