import type { Option, WorkloadAssessment } from "../../assessment/schema.js";
import { shown } from "../../text/wrap.js";
import { percent, tokens } from "../words.js";
import { differenceText, dollarRange, dollars, ratioText } from "./money.js";

/** What each option costs a month, how sure a saving is, and where it turns. */
export function moneyLines(workload: WorkloadAssessment): string[] {
  const { options, economics } = workload;
  const ratio = ratioText(workload);
  const difference = differenceText(workload);
  return [
    ...options.flatMap(optionLine),
    ...(difference === null ? [] : [`With people counted ${difference}.`]),
    ...(ratio === null || difference !== null ? [] : [`Self-hosting with people: ${ratio} the managed bill.`]),
    ...savingLines(workload),
    ...turningLines(workload),
    ...economics.notes.map((note) => `Note: ${shown(note)}`),
  ];
}

function optionLine({ title, usd_per_month: usd, cheapest, feasible }: Option): string[] {
  if (!usd) return [];
  const chance = cheapest === null || cheapest === 0 ? "" : `, the cheapest with ${percent(cheapest)}`;
  const barred = feasible === "yes" ? "" : feasible === "no" ? " (not possible here)" : " (not known to be possible)";
  return [`${shown(title)}: ${dollarRange(usd)}${chance}${barred}`];
}

function savingLines({ economics: { saving }, options }: WorkloadAssessment): string[] {
  if (!saving) return [];
  const against = options.find(({ id }) => id === saving.managed)?.title ?? saving.managed;
  const than = `than the cheapest managed way open today (${shown(against)})`;
  if (saving.certain === "cheaper") return [`Self-hosting is cheaper ${than} at every value within the ranges.`];
  if (saving.certain === "dearer") return [`Self-hosting is dearer ${than} at every value within the ranges.`];
  return [
    `Self-hosting is cheaper ${than} with a probability of ${percent(saving.probability)}; ${percent(saving.asked)} is asked for.`,
  ];
}

function turningLines({ economics }: WorkloadAssessment): string[] {
  const { break_even: found, payback_months: months, migration_usd: migration, projection, saving } = economics;
  if (!saving) return [];
  return [
    ...(found
      ? [
          found.times_today === null
            ? `Break-even: never within ${tokens(found.searched_to)} tokens a month.`
            : found.tokens_per_month === 0
              ? "Break-even: self-hosting is cheaper at any volume."
              : `Break-even: ${tokens(found.tokens_per_month ?? 0)} tokens a month, ${number(found.times_today)} times today's${
                  found.utilisation === null ? "" : `, GPUs ${percent(found.utilisation)} busy`
                }.`,
        ]
      : []),
    ...(migration === null
      ? []
      : [
          months === null
            ? `A move at ${dollars(migration)} is never paid back at today's volume.`
            : `A move at ${dollars(migration)} is paid back in ${number(months)} months.`,
        ]),
    ...(projection
      ? [
          projection.turns_in === null
            ? `At ${percent(projection.growth_per_month)} growth a month the cheaper side never changes within ${projection.months} months.`
            : `At ${percent(projection.growth_per_month)} growth a month the cheaper side changes in month ${projection.turns_in}.`,
        ]
      : []),
  ];
}

/** Which prices matched, which fleet was sized, and what is assumed. */
export function groundLines({ economics }: WorkloadAssessment): string[] {
  const { price, sizing, misfit, assumptions, coverage } = economics;
  return [
    ...(coverage
      ? [
          `Controls at ${shown(coverage.provider)}: ${coverage.controls
            .map(({ control, status, as_of: asOf }) =>
              [`${control} ${status.replaceAll("_", " ")}`, ...(asOf === null ? [] : [`(${asOf})`])].join(" "),
            )
            .join(", ")}.`,
        ]
      : []),
    ...(price
      ? [
          `Prices: ${shown(`${price.provider}/${price.model}`)} matched, ${shown(price.book)} of ${price.as_of}, ${price.age_days} days old${
            price.age === "fresh" ? "" : price.age === "old" ? " (old)" : " (too old to plan on)"
          }.`,
        ]
      : []),
    ...(sizing
      ? [
          `Fleet: ${sizing.model === null ? "" : `${shown(sizing.model)}${sizing.precision === null ? "" : ` in ${sizing.precision}`} on `}${sizing.replicas} + ${sizing.spare_replicas} spare × ${sizing.gpus_per_replica} ${shown(sizing.gpu)}, ${percent(sizing.utilisation)} busy, throughput ${sizing.basis} (${number(sizing.band.low)} to ${number(sizing.band.high)} times); GPU-hour ${dollarRange(sizing.usd_per_gpu_hour)}, ${shown(sizing.price_source)}.`,
        ]
      : []),
    ...(misfit ? [`Fleet: ${shown(misfit.because)}.`] : []),
    ...assumptions.map((text) => `Assumed: ${shown(text)}`),
  ];
}

const number = (value: number): string => Number(value.toPrecision(3)).toLocaleString("en-US");
