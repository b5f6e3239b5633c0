import type { Configuration, Doubt } from "../../assessment/sizing-schema.js";
import { figure, usd, usdRange } from "../../text/figures.js";
import { columnsOf } from "../../text/wrap.js";
import { aligned } from "./aligned.js";
import { bandText, hardware } from "./figures.js";

/** A line for the header and one for each configuration, with as many columns as the window has room for. */
export function comparison(configurations: readonly Configuration[], width: number): string[] {
  const filled = columns.map((column) => ({ ...column, cells: configurations.map(column.cell) }));
  let shown = filled.filter(({ cells }) => cells.some((cell) => cell !== ""));
  for (const place of [...spares].sort((a, b) => b - a)) {
    // what is told last may stand below its row: for it alone no figure that people ask for first is given up
    const needed = place === 1 ? shown.filter(({ head }) => head !== last) : shown;
    if (widthOf(needed) > width) shown = shown.filter(({ spare }) => spare !== place);
  }
  const rows = configurations.map((_, i) => shown.map(({ cells }) => cells[i] ?? ""));
  const right = shown.flatMap((column, i) => (column.right ? [i] : []));
  return aligned([shown.map(({ head }) => head), ...rows], width, right);
}

interface Column {
  head: string;
  cell: (configuration: Configuration) => string;
  right?: true;
  /** What goes first where room is short: the highest. Columns without it stay. */
  spare?: number;
}

type Filled = Column & { cells: readonly string[] };

/** Columns of the window that a row takes, indented by two and with two blanks between cells. */
const widthOf = (filled: readonly Filled[]): number =>
  filled.reduce((sum, { head, cells }) => sum + 2 + Math.max(...[head, ...cells].map(columnsOf)), 0);

const known = (value: number | null | undefined): string =>
  value === null || value === undefined ? "-" : figure(value);

function replicasText({ fleet }: Configuration): string {
  if (fleet === null) return "1";
  const { replicas, spare_replicas: spare } = fleet;
  return spare === 0 ? String(replicas) : `${replicas} + ${spare}`;
}

const doubtWords: Readonly<Record<Doubt, string>> = { not_measured: "not measured", one_provider: "one provider" };

function doubtsText({ doubts, cost }: Configuration): string {
  const isOffered = cost === null || cost.prices.some(({ offer }) => offer);
  return [...doubts.map((doubt) => doubtWords[doubt]), ...(isOffered ? [] : ["no offer"])].join(", ");
}

const last = "Doubts";

const columns: readonly Column[] = [
  { head: "Replica", cell: (c) => `${hardware(c)} ${c.precision}` },
  // those for the peak, and those to spare
  { head: "Replicas", cell: replicasText, right: true },
  { head: "In flight", cell: (c) => known(c.concurrency), right: true, spare: 5 },
  { head: "Tokens/s", cell: (c) => figure(c.output_tokens_per_second.expected), right: true, spare: 1 },
  { head: "Band", cell: (c) => bandText(c.output_tokens_per_second), spare: 4 },
  { head: "TTFT ms", cell: (c) => known(c.ttft_ms?.expected), right: true, spare: 3 },
  { head: "TPOT ms", cell: (c) => known(c.tpot_ms?.expected), right: true, spare: 3 },
  { head: "Binds", cell: (c) => c.binds ?? "-", spare: 6 },
  {
    head: "USD a month",
    cell: ({ cost }) => (cost === null ? "no price" : usd(cost.usd_per_month.expected)),
    right: true,
  },
  { head: "Range", cell: ({ cost }) => (cost === null ? "" : usdRange(cost.usd_per_month)), spare: 2 },
  { head: last, cell: doubtsText },
];

const spares: ReadonlySet<number> = new Set(columns.flatMap(({ spare }) => spare ?? []));
