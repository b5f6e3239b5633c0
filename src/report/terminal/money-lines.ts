import type { Economics, Option, WorkloadAssessment } from "../../assessment/schema.js";
import { figure, percent, usdPerHourRange } from "../../text/figures.js";
import { shown } from "../../text/wrap.js";
import { barredWords, cheaperWaySentence, differenceSentence, savingSentence, turnsOf } from "../money-words.js";
import { cheapestWords, costWords } from "../option-words.js";
import { ratioSentence } from "../ratio-words.js";

/** What each option costs a month, how sure a saving is, and where it turns. */
export function moneyLines(workload: WorkloadAssessment): string[] {
  const { options, economics } = workload;
  const ratio = ratioSentence(workload);
  const difference = differenceSentence(workload);
  const said = [cheaperWaySentence(workload), difference, savingSentence(workload)];
  return [
    ...options.flatMap(optionLine),
    ...(ratio === null || difference !== null ? [] : [ratio]),
    ...said.flatMap((sentence) => sentence ?? []),
    ...turnsOf(workload).map(({ name, text }) => `${name}: ${text}`),
    ...economics.notes.map((note) => `Note: ${shown(note)}`),
  ];
}

function optionLine(option: Option): string[] {
  if (!option.usd_per_month) return [];
  const cheapest = cheapestWords(option);
  const barred = barredWords(option);
  return [
    `${shown(option.title)}: ${costWords(option)}${cheapest === null ? "" : `, ${cheapest}`}${barred === "" ? "" : ` (${barred})`}`,
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
          `Prices: ${shown(`${price.provider}/${price.model}`)} matched, ${shown(price.book)} of ${price.as_of}, ${ageText(price)}.`,
        ]
      : []),
    ...(sizing
      ? [
          `Fleet: ${sizing.model === null ? "" : `${shown(sizing.model)}${sizing.precision === null ? "" : ` in ${sizing.precision}`} on `}${sizing.replicas} + ${sizing.spare_replicas} spare × ${sizing.gpus_per_replica} ${shown(sizing.gpu)}, ${percent(sizing.utilisation)} busy, throughput ${sizing.basis} (${figure(sizing.band.low)} to ${figure(sizing.band.high)} times); GPU-hour ${usdPerHourRange(sizing.usd_per_gpu_hour)}, ${shown(sizing.price_source)}.`,
        ]
      : []),
    ...(misfit ? [`Fleet: ${shown(misfit.because)}.`] : []),
    ...assumptions.map((text) => `Assumed: ${shown(text)}`),
  ];
}

const ageWords = { fresh: "", old: " (old)", too_old: " (too old to plan on)" } as const;

/** A price that a contract states holds as long as that is in force, however long ago it was signed. */
const ageText = ({ in_force: inForce, age_days: days, age }: NonNullable<Economics["price"]>): string =>
  inForce ? "in force" : `${days} days old${ageWords[age]}`;
