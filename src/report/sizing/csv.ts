import type { Configuration, Sizing } from "../../assessment/sizing-schema.js";

const columns: readonly (readonly [string, (c: Configuration) => string | number | null])[] = [
  ["gpu", (c) => c.gpu],
  ["n_gpus", (c) => c.gpus],
  ["tp", (c) => c.tensor_parallel],
  ["precision", (c) => c.precision],
  ["kv_precision", (c) => c.kv_precision],
  ["concurrency", (c) => c.concurrency],
  ["concurrency_limit", (c) => c.concurrency_limit],
  ["binds", (c) => c.binds],
  ["output_tok_s", (c) => c.output_tokens_per_second.expected],
  ["low", (c) => c.output_tokens_per_second.low],
  ["high", (c) => c.output_tokens_per_second.high],
  ["ttft_ms", (c) => c.ttft_ms?.expected ?? null],
  ["tpot_ms", (c) => c.tpot_ms?.expected ?? null],
  ["latency_ms", (c) => c.latency_ms?.expected ?? null],
  ["basis", (c) => c.basis],
  ["doubts", (c) => c.doubts.join(" ")],
  ["replicas", (c) => c.fleet?.replicas ?? null],
  ["spare_replicas", (c) => c.fleet?.spare_replicas ?? null],
  ["fleet_gpus", (c) => c.fleet?.gpus ?? null],
  ["usd_per_hour", (c) => c.cost?.usd_per_hour.expected ?? null],
  ["usd_per_hour_low", (c) => c.cost?.usd_per_hour.low ?? null],
  ["usd_per_hour_high", (c) => c.cost?.usd_per_hour.high ?? null],
  ["usd_per_month", (c) => c.cost?.usd_per_month.expected ?? null],
  ["usd_per_month_low", (c) => c.cost?.usd_per_month.low ?? null],
  ["usd_per_month_high", (c) => c.cost?.usd_per_month.high ?? null],
];

/** The configurations that fit as CSV, the one to take first; a figure that is not known is empty. */
export function renderSizingCsv({ workload, configurations }: Sizing): string {
  const lines = configurations.map((configuration) =>
    [workload.model, ...columns.map(([, cell]) => cell(configuration))].map(field).join(","),
  );
  return `${[["model", ...columns.map(([name]) => name)].join(","), ...lines].join("\n")}\n`;
}

/** RFC 4180: quoted where it holds a comma, a quote or a line break. */
function field(value: string | number | null): string {
  if (typeof value === "number") return String(Number(value.toPrecision(6)));
  const text = value ?? "";
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
