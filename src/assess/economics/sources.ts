import type { Economics } from "../../assessment/schema.js";
import { pointAt } from "../../costs/factors.js";
import { fitsBasis } from "../../economics/basis.js";
import type { GpuPriceRange } from "../../economics/gpu-price.js";
import type { ManagedPrice } from "../../economics/managed-price.js";
import type { Study } from "../../economics/study.js";
import { ageOf, daysBetween } from "../../pricing/age.js";
import { counted } from "../../text/figures.js";
import { rounded, roundedSpread } from "./round.js";

/** The prices that today's traffic was priced at: which entry matched, of which book, how old. */
export function priceOf({ bill }: Study, asOf: string): Economics["price"] {
  const { priced, stated, usdPerMonth } = bill;
  if (!priced) return null;
  const { matched, source, book, asOf: bookDate, notes, terms } = priced.request;
  // a price that an entry in force states does not age; a discount on a list price ages with the list
  const inForce = terms?.stated === true;
  const { days, state } = ageOf({ asOf: bookDate }, asOf);
  return {
    provider: matched.provider,
    model: matched.model,
    source,
    book,
    as_of: bookDate,
    age_days: days,
    age: inForce ? "fresh" : state,
    in_force: inForce,
    usd_per_month: roundedSpread(priced.usdPerMonth),
    to_bill:
      stated && usdPerMonth && priced.usdPerMonth.expected > 0
        ? rounded(usdPerMonth.expected / priced.usdPerMonth.expected)
        : null,
    committed: committedOf(priced),
    notes: [...notes, ...priced.applied.map(({ sentence }) => sentence), ...laterNotes(bookDate, asOf)],
  };
}

/** Prices of a later day than the one assessed are no older than none, and still not those of that day. */
function laterNotes(bookDate: string, asOf: string): string[] {
  const days = daysBetween(asOf, bookDate);
  if (days <= 0) return [];
  return [
    `The prices are of ${bookDate}, ${counted(days, "day")} after the day assessed, ${asOf}: on that day others may have held.`,
  ];
}

function committedOf({ committed, usage }: ManagedPrice): NonNullable<Economics["price"]>["committed"] {
  if (!committed) return null;
  const { usdPerMonth, entry, until } = committed;
  return {
    usd_per_month: rounded(usdPerMonth),
    usage_usd_per_month: roundedSpread(usage),
    entry,
    until: until ?? null,
  };
}

/** How the provider of today meets the controls asked for, by dated facts. */
export function coverageOf({ coverage, profile }: Study): Economics["coverage"] {
  if (!coverage || profile.provider === undefined) return null;
  return {
    provider: profile.provider,
    surface: coverage.surface ?? null,
    overall: coverage.overall,
    controls: coverage.controls.map(({ control, status, by, detail, asOf, confidence, source }) => ({
      control,
      status,
      detail: detail ?? becauseOf[by],
      as_of: asOf ?? null,
      confidence: confidence ?? null,
      source: source ?? null,
    })),
  };
}

const becauseOf = {
  fact: "",
  nature: "no third party can give it",
  stale_fact: "the fact is older than a year",
  nothing: "no fact about it is known",
} as const;

/** The fleet that the candidate was sized to. */
export function sizingOf({ serving, own }: Study): Economics["sizing"] {
  const fleet = own.find(({ tenure }) => tenure === "on_demand")?.model.fleet?.(pointAt());
  if (serving.kind !== "sized" || !fleet) return null;
  const { replica } = serving;
  const { price, priceSource } = replica;
  return {
    model: replica.model?.id ?? null,
    gpu: replica.gpu.id,
    gpus_per_replica: replica.gpus,
    precision: replica.precision ?? null,
    basis: replica.basis,
    requests_per_second: rounded(replica.requestsPerSecond),
    tokens_per_second_per_gpu: rounded(replica.tokensPerSecondPerGpu),
    band: { low: rounded(replica.band.low), high: rounded(replica.band.high) },
    concurrency: replica.concurrency ?? null,
    binds: replica.binds ?? null,
    replicas: fleet.replicas,
    spare_replicas: fleet.spareReplicas,
    utilisation: rounded(fleet.utilisation),
    usd_per_gpu_hour: roundedSpread(price),
    price_source: priceSource ? offersText(priceSource) : "as stated",
  };
}

/** How many offers a price rests on, and of when. */
function offersText({ offers, providers, from, to }: GpuPriceRange): string {
  const when = from === to ? from : `${from} to ${to}`;
  return `${counted(offers, "offer")} of ${counted(providers, "provider")}, ${when}`;
}

export function misfitOf({ serving }: Study): Economics["misfit"] {
  if (serving.kind !== "misfit") return null;
  return { configurations: serving.rejected.length, because: fitsBasis(serving) };
}
