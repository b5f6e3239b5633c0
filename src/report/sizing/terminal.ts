import { firstOfEach } from "../../assessment/first-of-each.js";
import type { Configuration, Sizing } from "../../assessment/sizing-schema.js";
import { counted, figure } from "../../text/figures.js";
import { hanging, shown, wrap } from "../../text/wrap.js";
import { costLines, fleetLine } from "./cost.js";
import { hardware } from "./figures.js";
import { noPaint, type Paint } from "./paint.js";
import { refusals } from "./refusals.js";
import { measuredLines, replicaLines } from "./replica.js";
import { comparison } from "./table.js";

export interface SizingTerminalOptions {
  /** Columns of the window; nothing is wider, down to 20. */
  width: number;
  paint?: Paint;
  /** Tell the equations with the figures in them. */
  explain?: boolean;
}

/** Configurations in a table. */
const most = 8;

/** The sizing for a terminal: the configuration to take in full, the others as a table, and why the rest does not fit. */
export function renderSizing(sizing: Sizing, options: SizingTerminalOptions): string {
  const { paint = noPaint, explain = false } = options;
  const width = Math.max(20, options.width);
  const [best, ...others] = firstOfEach(sizing.configurations);
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [[...wrap(title, width).map((line) => paint.title(line)), ...lines].join("\n")];
  const items = (texts: readonly string[]): string[] => texts.flatMap((text) => hanging("  - ", text, width));
  const table = (rows: readonly Configuration[]): string[] =>
    comparison([...rows].sort(cheapestFirst).slice(0, most), width);
  const parts = [
    headline(sizing, width, paint),
    ...(best === undefined ? [] : told(best, sizing)),
    ...section("Other configurations that fit, cheapest first", others.length === 0 ? [] : table(others)),
    ...section("What would fit, cheapest first", sizing.would_fit.length === 0 ? [] : table(sizing.would_fit)),
    ...section("What does not fit", items(refusals(sizing))),
    ...(explain && best !== undefined ? section("The equations with these figures", items(best.steps.map(shown))) : []),
    ...section("What this rests on", items(sizing.rests_on.map(shown))),
  ];
  return `${parts.join("\n\n")}\n`;

  function told(configuration: Configuration, { workload }: Sizing): string[] {
    return [
      ...section("One replica", replicaLines(configuration, workload, width)),
      ...section("Measured", configuration.measured === null ? [] : items(measuredLines(configuration.measured))),
      ...section("Fleet", configuration.fleet === null ? [] : hanging("  ", fleetLine(configuration.fleet), width)),
      ...section("Cost", configuration.cost === null ? [] : costLines(configuration, configuration.cost, width)),
    ];
  }
}

/** By the median price; what has none comes last. */
const cheapestFirst = (a: Configuration, b: Configuration): number => monthOf(a) - monthOf(b) || a.gpus - b.gpus;

// no sum is endless, so that two without a price are still told apart by their GPUs
const monthOf = ({ cost }: Configuration): number => cost?.usd_per_month.expected ?? Number.MAX_VALUE;

function headline({ workload, configurations, would_fit: wouldFit }: Sizing, width: number, paint: Paint): string {
  const [best] = configurations;
  const model = shown(workload.model);
  const verdict =
    best === undefined
      ? `${model} does not fit${wouldFit.length > 0 ? " as asked" : ""}`
      : `${model} fits on ${replicasOf(best)}${hardware(best)} in ${best.precision}`;
  const colour = best === undefined ? paint.bad : paint.good;
  return [
    ...wrap(verdict, width).map((line) => paint.title(colour(line))),
    ...wrap(asked(workload), width).map((line) => paint.faint(line)),
  ].join("\n");
}

/** Spare ones told apart from those that carry the peak, as in the table. */
function replicasOf({ fleet }: Configuration): string {
  if (fleet === null) return "";
  const { replicas, spare_replicas: spare } = fleet;
  if (spare > 0) return `${replicas} + ${spare} spare replicas of `;
  return replicas === 1 ? "" : `${counted(replicas, "replica")} of `;
}

/** The question, as it was understood. */
function asked(workload: Sizing["workload"]): string {
  const {
    load,
    ttft_ms_at_most: ttft,
    tpot_ms_at_most: tpot,
    latency_ms_at_most: latency,
    cached_input_share: cached,
  } = workload;
  const input = cached > 0 ? ` (${figure(cached * 100)} % of them cached)` : "";
  return [
    `${figure(workload.input_tokens)} tokens in${input}, ${figure(workload.output_tokens)} out`,
    ...(load === null ? [] : [loadText(load)]),
    ...(ttft === null ? [] : [`first token within ${figure(ttft)} ms`]),
    ...(tpot === null ? [] : [`${figure(tpot)} ms a token at most`]),
    ...(latency === null ? [] : [`a whole answer within ${figure(latency)} ms`]),
  ].join(", ");
}

function loadText(load: NonNullable<Sizing["workload"]["load"]>): string {
  if (load.kind === "concurrency") return `${figure(load.requests_in_flight)} requests in flight`;
  const { requests_per_second: mean, peak_to_mean: peak } = load;
  return `${figure(mean)} requests a second on average, ${figure(mean * peak)} at peak`;
}
