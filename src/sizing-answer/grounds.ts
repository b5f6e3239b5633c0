import type { Plan } from "../sizing/fleet.js";
import { isMoe } from "../sizing/model.js";
import { figure } from "../text/figures.js";
import type { Question } from "./question.js";
import type { SizingTables } from "./sizing-tables.js";

/** What a sizing rests on: sources with dates, what was assumed, and what it leaves out. */
export function groundsOf(question: Question, data: SizingTables): string[] {
  const { model, gpus, precisions } = question;
  const [gpu, ...others] = gpus;
  return [
    `Model: ${model.source}.${model.notes === undefined ? "" : ` ${sentence(model.notes)}`}`,
    ...(gpu !== undefined && others.length === 0 ? [`GPU: ${gpu.source}.`] : []),
    ...constantsText(data),
    ...errorText(question, data),
    `Weights in ${precisions.join(", ")}; whether a narrower precision keeps the quality is for you to measure.`,
    ...orderText(question),
    ...loadText(question, data.plan),
    `Data as of ${data.asOf}. Prices are on demand and by the hour, of single providers on the days named. People, storage, egress and start-up are not in them.`,
  ];
}

function constantsText({ fitted }: SizingTables): string[] {
  if (fitted === undefined) return [];
  const { rows, sources, date } = fitted;
  const on = `${rows.toLocaleString("en-US")} measured rows (${sources.join(", ")})`;
  return [`Constants: fitted on ${on} on ${date}, the others assumed; data/sizing.json says which.`];
}

/** The error that estimates of this kind of model had where they were tested, on GPUs of either vendor if both were asked about. */
function errorText({ model, gpus }: Question, { errors }: SizingTables): string[] {
  if (errors === undefined) return [];
  const vendors = new Set(gpus.map(({ vendor }) => vendor));
  const kind = isMoe(model) ? "moe" : "dense";
  const kinds = [
    ...(vendors.has("nvidia")
      ? [{ name: `${isMoe(model) ? "mixture-of-experts" : "dense"} models on NVIDIA`, error: errors[kind] }]
      : []),
    ...(vendors.has("amd") ? [{ name: "AMD", error: errors.amd }] : []),
  ];
  return kinds.map(
    ({ name, error: { rows, medianAbsoluteError: median, within25 } }) =>
      `Error on ${rows.toLocaleString("en-US")} measurements never fitted, ${name}: ${figure(median * 100)} % in the median, ${figure(within25 * 100)} % of them within a quarter.`,
  );
}

/** Where there is a choice, what decides it. */
const orderText = ({ gpus }: Question): string[] =>
  gpus.length > 1
    ? [
        "What comes first is the cheapest at the median price, of GPUs that were measured and have a price from more than one provider; others only where none of these fits.",
      ]
    : [];

function loadText({ load, spareReplicas }: Question, { planTo }: Plan): string[] {
  if (load === null) return ["No load was given: --rate or --concurrency tells how many replicas it takes."];
  return [
    ...(load.kind === "rate"
      ? [
          `The peak is planned to ${figure(planTo * 100)} % of what a replica carries within the targets, so that bunched arrivals find room.`,
          ...(load.peak_to_mean === 1 ? ["The peak was taken as the mean: --peak-to-mean tells what it is."] : []),
        ]
      : []),
    ...(spareReplicas === 0 ? ["Nothing stands by: a replica that fails takes its share down."] : []),
  ];
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
