import { aligned } from "./aligned.js";
import { bandText, figure, hardware, usdRange } from "./figures.js";
import type { Configuration } from "./sizing.js";

/** A line for the header and one for each configuration; on wide windows with bands and times. */
export function comparison(configurations: readonly Configuration[], width: number): string[] {
  const columns = width >= 110 ? wide : narrow;
  const rows = configurations.map((configuration) => columns.map(([, cell]) => cell(configuration)));
  const right = columns.flatMap(([, , side], i) => (side === "right" ? [i] : []));
  return aligned([columns.map(([head]) => head), ...rows], width, right);
}

type Column = readonly [head: string, cell: (configuration: Configuration) => string, side?: "right"];

const known = (value: number | null | undefined): string =>
  value === null || value === undefined ? "-" : figure(value);

const place: Column = ["Replica", (c) => `${hardware(c)} ${c.precision}`];
const replicas: Column = [
  "Replicas",
  (c) => (c.fleet === null ? "1" : String(c.fleet.replicas + c.fleet.spare_replicas)),
  "right",
];
const output: Column = ["Tokens/s", (c) => figure(c.output_tokens_per_second.expected), "right"];
const month: Column = ["USD a month", (c) => monthText(c)];

function monthText({ cost }: Configuration): string {
  if (cost === null) return "no price";
  const isOffered = cost.prices.some(({ offer }) => offer);
  return `${usdRange(cost.usd_per_month)}${isOffered ? "" : " (no offer)"}`;
}

const narrow: readonly Column[] = [place, replicas, output, month];

const wide: readonly Column[] = [
  place,
  replicas,
  ["In flight", (c) => known(c.concurrency), "right"],
  output,
  ["Band", (c) => bandText(c.output_tokens_per_second)],
  ["TTFT ms", (c) => known(c.ttft_ms?.expected), "right"],
  ["TPOT ms", (c) => known(c.tpot_ms?.expected), "right"],
  ["Binds", (c) => c.binds ?? "-"],
  month,
];
