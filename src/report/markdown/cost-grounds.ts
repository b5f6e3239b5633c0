import type { Economics, WorkloadAssessment } from "../../assessment/schema.js";
import { percent } from "../words.js";
import { bullets } from "./blocks.js";
import { code, inline } from "./escape.js";
import { usd } from "./money.js";

/** What the figures rest on: which prices matched, and what fleet was sized. */
export function grounds({ economics }: WorkloadAssessment): string | undefined {
  const items = [...priceItems(economics.price), ...sizingItems(economics.sizing)];
  if (economics.misfit) items.push(`**Sizing:** ${inline(economics.misfit.because)}.`);
  return items.length === 0 ? undefined : bullets(items);
}

const ageWords = { fresh: "", old: ", old", too_old: ", too old to plan on" } as const;

function priceItems(price: Economics["price"]): string[] {
  if (!price) return [];
  const { low, expected, high } = price.usd_per_month;
  const range = low === high ? usd(expected) : `${usd(low)} to ${usd(high)}`;
  const bill =
    price.to_bill === null
      ? ""
      : ` The stated bill is ${Number(price.to_bill.toPrecision(3))} times what is expected from that.`;
  return [
    `**Managed prices:** ${code(`${price.provider}/${price.model}`)} matched, from ${inline(price.book)} of ${price.as_of} (${price.age_days} days${ageWords[price.age]}): ${range} a month for today's traffic.${bill}`,
    ...price.notes.map((note) => `Price note: ${inline(note)}`),
  ];
}

const basisWords = {
  stated: "throughput as measured",
  measured: "throughput measured on this GPU",
  fitted: "throughput from the fitted sizing model",
  extrapolated: "throughput extrapolated to a GPU that nothing was measured on",
} as const;

function sizingItems(sizing: Economics["sizing"]): string[] {
  if (!sizing) return [];
  const { low, high } = sizing.usd_per_gpu_hour;
  const what = [sizing.model, sizing.precision].flatMap((part) => (part === null ? [] : [part])).join(" in ");
  return [
    `**Sizing:** ${what === "" ? "" : `${code(what)} on `}${sizing.replicas} + ${sizing.spare_replicas} spare replicas of ${sizing.gpus_per_replica} × ${code(sizing.gpu)}, busy ${percent(sizing.utilisation)}; one serves ${three(sizing.requests_per_second)} requests a second (${three(sizing.requests_per_second * sizing.band.low)} to ${three(sizing.requests_per_second * sizing.band.high)}), ${basisWords[sizing.basis]}${sizing.binds === null ? "" : `; ${sizing.binds} binds`}.`,
    `**GPU prices:** ${low === high ? cents(low) : `${cents(low)} to ${cents(high)}`} for a GPU-hour, ${inline(sizing.price_source)}.`,
  ];
}

const three = (value: number): string => String(Number(value.toPrecision(3)));

const cents = (value: number): string => `$${value.toFixed(2)}`;
