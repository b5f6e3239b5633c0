import type { Failures, WorkloadEvidence } from "../../assessment/evidence-schema.js";
import { counted, figure, percent } from "../../text/figures.js";
import { change, count, money, noun, share, span } from "./figures.js";
import { hourOfDay, stretch } from "./moments.js";
import { modelName } from "./names.js";
import type { Pair } from "./part.js";

type Repriced = NonNullable<WorkloadEvidence["cost"]>;

/** Models that are named of many. */
const mostModels = 3;

/** What the table has no room for and a reader asks next; what is not known is left to the report. */
export const briefRows = (workload: WorkloadEvidence): Pair[] => [
  ...modelsRow(workload),
  ...growthRow(workload),
  ...failureRow("Errors", workload.errors),
  ...failureRow("Rate limits", workload.rate_limits),
  ...costRow(workload),
  ...replayRow(workload),
];

function modelsRow({ models }: WorkloadEvidence): Pair[] {
  if (models.length === 0) return [];
  const names = models
    .slice(0, mostModels)
    .map((model) => `${modelName(model)}${models.length === 1 ? "" : ` ${percent(model.share)}`}`);
  const more = models.length > mostModels ? [`${models.length - mostModels} more`] : [];
  return [[models.length === 1 ? "Model" : "Models", [...names, ...more].join(", ")]];
}

function growthRow({ growth }: WorkloadEvidence): Pair[] {
  if (growth === null || growth.trend === "none_shown" || growth.low === null || growth.high === null) return [];
  const { per_month: perMonth, low, high } = growth;
  return [["Growth", `${change(perMonth)} a month, between ${change(low)} and ${change(high)} with 90 % confidence`]];
}

/** That they happen, and when most. */
function failureRow(title: string, failures: Failures | null): Pair[] {
  if (failures === null || failures.rate.count === 0) return [];
  const { rate, windows, worst_hour: worst } = failures;
  const [most] = windows;
  const when = worst?.recurring
    ? `, again and again in the hour from ${hourOfDay(worst.hour)} UTC`
    : most
      ? `, ${most.failures === rate.count ? "all" : count(most.failures)} of them ${stretch(most)}`
      : "";
  return [[title, `${count(rate.count)} of ${count(rate.of)} ${noun(rate.of, "request")}${when}`]];
}

function costRow({ cost, window }: WorkloadEvidence): Pair[] {
  if (cost === null) return [];
  const { logged_usd: logged, recomputed_all_usd: all } = cost;
  const time = `in ${span(window.hours)}`;
  if (logged !== null) return [["Cost", `${money(logged)} logged ${time}${besideBook(cost)}`]];
  return all === null ? [] : [["Cost", `not logged; ${money(all)} ${time} by the price book`]];
}

/** Shares of a difference below this are told in the report alone. */
const alike = 0.005;

function besideBook({ recomputed_usd: book, difference_usd: difference, difference_share: part }: Repriced): string {
  if (book === null || difference === null) return ", for which the price book has no price";
  if (part === null || Math.abs(part) < alike) return ", as by the price book";
  return `; ${money(Math.abs(difference))} ${difference > 0 ? "more" : "less"} than the ${money(book)} of the price book`;
}

function replayRow({ replay }: WorkloadEvidence): Pair[] {
  if (replay === null) return [];
  const { replica, by_hour: hour, service_level: level } = replay;
  const { gpus, utilisation } = hour.throughput.expected;
  const what = `${counted(gpus, "GPU")} (${replica.gpu}${replica.model === null ? "" : `, ${replica.model}`})`;
  return [["Replay", `${what} carry ${figure(100 * level)} % of the hours, ${share(utilisation)} busy`]];
}
