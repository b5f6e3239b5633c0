import type { Option, WorkloadAssessment } from "../assessment/schema.js";
import { type Ends, percent, times, tokens, usd, usdRange } from "../text/figures.js";

/** The money of a workload in sentences, the same in every format. Titles and figures are ours: nothing is escaped. */

/** What the verdict moves: all of it, or each slice to its own side. */
export const moveOf = ({ economics: { saving } }: Pick<WorkloadAssessment, "economics">): string =>
  saving?.self_hosted === "hybrid" ? "Splitting by slice" : "Self-hosting";

const optionOf = ({ options }: WorkloadAssessment, id: Option["id"]): Option | undefined =>
  options.find((option) => option.id === id);

const titleOf = (workload: WorkloadAssessment, id: Option["id"]): string => optionOf(workload, id)?.title ?? id;

/** What bars an option; empty where it may be taken. What runs today is possible: what bars it is that it may not. */
export function barredWords(option: Pick<Option, "id" | "feasible"> | undefined): string {
  if (!option || option.feasible === "yes") return "";
  const able = option.id === "managed_as_is" ? "allowed" : "possible";
  return option.feasible === "no" ? `not ${able} here` : `not known to be ${able}`;
}

/** The words that bar an option, in brackets; empty where it may be taken. */
function barredMark(workload: WorkloadAssessment, id: Option["id"]): string {
  const words = barredWords(optionOf(workload, id));
  return words === "" ? "" : ` (${words})`;
}

/** What is compared with today: the bill as it is, or a host of the weights where they run self-hosted already. */
function today(workload: WorkloadAssessment): string {
  const runs = workload.current_mode === "self_hosted" || workload.current_mode === "hybrid";
  const id = runs ? "open_weights_hosted" : "managed_as_is";
  return `${runs ? `"${titleOf(workload, id)}"` : "managed as it is"}${barredMark(workload, id)}`;
}

/** Whether a move saves beside what is paid today, at the ends of all ranges; null where a side is not known. */
export function differenceSentence(workload: WorkloadAssessment): string | null {
  const range = workload.economics.monthly_difference_usd;
  if (!range) return null;
  const ends = range.low === range.high ? "" : ", at the hard ends of all ranges";
  return `${moveOf(workload)}, people counted, costs ${lessOrMore(range)} than ${today(workload)}${ends}.`;
}

/** Money saved (positive) or lost, as less or more. */
function lessOrMore({ low, high }: Ends): string {
  if (low >= 0) return `${usdRange({ low, high })} a month less`;
  if (high <= 0) return `${usdRange({ low: -high, high: -low })} a month more`;
  return `anything from ${usd(-low)} a month more to ${usd(high)} less`;
}

/** How sure a move saves against the cheapest way to stay that can be taken today; null where a side is not known. */
export function savingSentence(workload: WorkloadAssessment): string | null {
  const { saving } = workload.economics;
  if (!saving) return null;
  const move = moveOf(workload);
  const than = `than ${comparedWith(workload, saving.managed)}`;
  if (saving.certain !== "open") return `${move} is ${saving.certain} ${than} at every value within the ranges.`;
  const { low, high } = saving.usd_per_month;
  return `${move} is cheaper ${than} in ${percent(saving.probability)} of the sampled cases; ${percent(saving.asked)} is asked for before money moves a workload. In nine of ten it costs ${lessOrMore({ low, high })}.`;
}

/** The managed way that self-hosting is held against: open today, or no more than a comparison. */
function comparedWith(workload: WorkloadAssessment, id: Option["id"]): string {
  const words = barredWords(optionOf(workload, id));
  const title = titleOf(workload, id);
  return words === "" ? `the cheapest managed way open today (${title})` : `"${title}", which is ${words},`;
}

/** The cheaper way to stay, where one is clearly cheaper; null elsewhere. */
export function cheaperWaySentence(workload: WorkloadAssessment): string | null {
  const { best_managed: better } = workload.economics;
  if (!better) return null;
  return `"${titleOf(workload, better.option)}"${barredMark(workload, better.option)} costs ${usd(better.saves_usd_per_month)} a month less than managed as it is (${percent(better.share)}), at expected values.`;
}

/** One thing that time or volume does, under its name. */
export interface Turn {
  name: "Break-even" | "Payback" | "Growth";
  text: string;
}

/** Where it turns: break-even volume and utilisation, payback, and the month in which growth crosses it. */
export function turnsOf(workload: WorkloadAssessment): Turn[] {
  const { economics } = workload;
  const { saving } = economics;
  if (!saving) return [];
  const words = barredWords(optionOf(workload, saving.managed));
  const against = words === "" ? "" : ` Compared with "${titleOf(workload, saving.managed)}", which is ${words}.`;
  const turns = [breakEven(workload), payback(economics), growth(economics)].flatMap((turn) => turn ?? []);
  return turns.map((turn, i) => (i === 0 ? { ...turn, text: `${turn.text}${against}` } : turn));
}

function breakEven(workload: WorkloadAssessment): Turn | undefined {
  const { break_even: found } = workload.economics;
  if (!found) return undefined;
  const name = "Break-even";
  const { tokens_per_month: lasting, first_tokens_per_month: first } = found;
  if (lasting === null || found.times_today === null) {
    const passing = first === null ? "" : `; only between steps of capacity, first at ${tokens(first)}`;
    return {
      name,
      text: `never ${first === null ? "" : "for good "}within ${tokens(found.searched_to)} tokens a month${passing}.`,
    };
  }
  const move = moveOf(workload);
  if (lasting === 0) return { name, text: `${move.toLowerCase()} is cheaper at any volume.` };
  const busy = found.utilisation === null ? "" : `, with the GPUs ${percent(found.utilisation)} busy`;
  const before =
    first === null || first === lasting
      ? ""
      : ` Before that only between steps of capacity, first ${first === 0 ? "at low volumes" : `at ${tokens(first)}`}.`;
  return {
    name,
    text: `${tokens(lasting)} tokens a month, ${times(found.times_today)} today's volume${busy}.${before}`,
  };
}

function payback({ payback_months: months, migration_usd: migration }: WorkloadAssessment["economics"]) {
  if (migration === null) return undefined;
  const paid =
    months === null
      ? "never paid back at today's volume"
      : months < 1
        ? "paid back within a month"
        : `paid back in ${Number(months.toPrecision(2))} months`;
  return { name: "Payback", text: `a move at ${usd(migration)} is ${paid}.` } as const;
}

function growth({ projection, break_even: even }: WorkloadAssessment["economics"]) {
  const reaches = even?.growth_to_reach ?? null;
  const from =
    reaches === null ? "" : `from about ${percent(reaches)} a month on the break-even is reached within 36 months`;
  const name = "Growth";
  if (!projection) return from === "" ? undefined : ({ name, text: `none is stated; ${from}.` } as const);
  const { growth_per_month: rate, turns_in: turn, stays_from: stays, months } = projection;
  const back = stays === null ? `, and not for good within ${months} months` : `, and for good in month ${stays}`;
  const changes =
    turn === null ? `never changes within ${months} months` : `changes in month ${turn}${stays === turn ? "" : back}`;
  const also = from === "" ? "" : `; ${from}`;
  return { name, text: `at ${percent(rate)} a month the cheaper side ${changes}${also}.` } as const;
}
