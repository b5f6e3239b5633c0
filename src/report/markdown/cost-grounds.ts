import type { Economics, WorkloadAssessment } from "../../assessment/schema.js";
import { figure, percent, times, usd, usdPerHourRange } from "../../text/figures.js";
import { blocks, bullets, table } from "./blocks.js";
import { code, inline } from "./escape.js";

/** What the figures rest on: which prices matched, and what fleet was sized. */
export function grounds({ economics, facts }: WorkloadAssessment): string {
  const bill = facts.find(({ name }) => name === "current.usd_per_month")?.provenance;
  const items = [
    ...priceItems(economics.price, bill === "measured" || bill === "assumed" ? bill : "stated"),
    ...sizingItems(economics.sizing),
  ];
  if (economics.misfit) items.push(`**Sizing:** ${inline(economics.misfit.because)}.`);
  return blocks(items.length === 0 ? undefined : bullets(items), coverage(economics.coverage));
}

const statusWords = {
  covered: "covered",
  by_arrangement: "by arrangement",
  not_covered: "not covered",
  not_known: "not known",
} as const;

const overallWords = {
  covered: "covers all that is asked for",
  not_covered: "does not cover what is asked for",
  unknown: "leaves it open: read the contract",
} as const;

/** Whether the provider of today can cover the privacy controls, fact by fact. */
function coverage(found: Economics["coverage"]): string | undefined {
  if (!found) return undefined;
  const way = found.surface === null ? "" : ` (${inline(found.surface)})`;
  return blocks(
    `What ${inline(found.provider)}${way} offers ${overallWords[found.overall]}:`,
    table(
      ["Control", "Stands", "What is known", "As of", "Confidence", "Source"],
      found.controls.map(({ control, status, detail, as_of: asOf, confidence, source }) => [
        code(control),
        statusWords[status],
        inline(detail),
        asOf ?? "–",
        confidence ?? "–",
        inline(source ?? "–"),
      ]),
    ),
  );
}

const ageWords = { fresh: "", old: ", old", too_old: ", too old to plan on" } as const;

function priceItems(price: Economics["price"], billIs: string): string[] {
  if (!price) return [];
  const { low, expected, high } = price.usd_per_month;
  const range = low === high ? usd(expected) : `${usd(low)} to ${usd(high)}`;
  const bill =
    price.to_bill === null ? "" : ` The ${billIs} bill is ${times(price.to_bill)} what is expected from that.`;
  return [
    `**Managed prices:** ${code(`${price.provider}/${price.model}`)} matched, from ${inline(price.book)} of ${price.as_of} (${price.in_force ? "in force" : `${price.age_days} days${ageWords[price.age]}`}): ${range} a month for today's traffic.${bill}`,
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
    `**Sizing:** ${what === "" ? "" : `${code(what)} on `}${sizing.replicas} + ${sizing.spare_replicas} spare replicas of ${sizing.gpus_per_replica} × ${code(sizing.gpu)}, busy ${percent(sizing.utilisation)}; one serves ${figure(sizing.requests_per_second)} requests a second (${figure(sizing.requests_per_second * sizing.band.low)} to ${figure(sizing.requests_per_second * sizing.band.high)}), ${basisWords[sizing.basis]}${sizing.binds === null ? "" : `; ${sizing.binds} binds`}.`,
    `**GPU prices:** ${usdPerHourRange({ low, high })} for a GPU-hour, ${inline(sizing.price_source)}.`,
  ];
}
