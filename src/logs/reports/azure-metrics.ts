import { hourMs, type Sums } from "../../evidence/parts.js";
import { type CsvRow, csvHeader, csvRows } from "../csv-rows.js";
import { figure, textOf, whole } from "./figures.js";
import { type Cell, gather, sumsOf, toldBy } from "./gather.js";
import { workloadOf } from "./names.js";
import { Problems } from "./problems.js";
import type { ReportAsked, ReportCode, ReportFormat } from "./report.js";
import { instant } from "./times.js";

const keys = ["deployment", "model"];

/** Names of the metrics that are read (Azure Monitor, Microsoft.CognitiveServices/accounts). */
const metrics = {
  azureopenairequests: "requests",
  processedprompttokens: "input",
  generatedtokens: "output",
  azureopenaicontexttokenscachematchrate: "cachedPercent",
} as const;

type Metric = (typeof metrics)[keyof typeof metrics];

const statistics = new Set(["total", "average", "count", "minimum", "maximum"]);

/** What metrics tell of one deployment in one span. */
interface Told {
  start: number;
  workload: string;
  model: string | null;
  metrics: Map<Metric, number>;
  withStatus: number;
  rateLimited: number;
  errors: number;
}

/**
 * Azure Monitor metrics as a long table: timestamp, metric, dimensions, total, average. Requests come by status code. Cached
 * tokens are the input times a rate that is rounded to a tenth of a percent. Times are averages, which tell no percentile
 * and are not read. The width of a span is the smallest step between timestamps, an hour where there is only one.
 */
export const azureMetrics: ReportFormat = {
  id: "azure-metrics",
  title: "Azure Monitor metrics",
  keys,
  recognises(head) {
    const header = csvHeader(head);
    return header.has("timestamp") && header.has("metric") && (header.has("total") || header.has("average"));
  },
  read(text, asked) {
    const problems = new Problems();
    const rows = csvRows(text, (line) => problems.add("bad-line", line));
    const told = new Map<string, Told>();
    for (const row of onceEach(rows, problems)) {
      const code = take(row, told, asked);
      if (code) problems.add(code, row.line);
    }
    const width = stepOf([...told.values()].map(({ start }) => start));
    const parts = gather([...told.values()].map((one) => cellOf(one, width)));
    return { parts, rows: rows.length, problems: problems.list(), tells: toldBy(parts, false), incomplete: false };
  },
};

/** Of rows of one timestamp, metric and group the one with the largest total. */
function onceEach(rows: readonly CsvRow[], problems: Problems): CsvRow[] {
  const kept = new Map<string, CsvRow>();
  const size = ({ fields }: CsvRow): number => figure(fields.get("total")) ?? figure(fields.get("average")) ?? -1;
  for (const row of rows) {
    const group = JSON.stringify([...row.fields].filter(([name]) => !statistics.has(name)));
    const other = kept.get(group);
    if (other) {
      const larger = size(row) > size(other);
      problems.add(size(row) === size(other) ? "duplicate" : "revised", larger ? other.line : row.line);
      if (!larger) continue;
    }
    kept.set(group, row);
  }
  return [...kept.values()];
}

function take({ fields }: CsvRow, all: Map<string, Told>, asked: ReportAsked): ReportCode | undefined {
  const metric = Object.entries(metrics).find(([name]) => name === fields.get("metric")?.trim().toLowerCase())?.[1];
  // other metrics may stand in the table
  if (metric === undefined) return undefined;
  const start = instant(fields.get("timestamp"));
  if (start === undefined) return "bad-time";
  const value = metric === "cachedPercent" ? percent(fields.get("average")) : whole(fields.get("total"));
  if (value === undefined) return "bad-figure";
  if (value === null) return "missing-figure";
  const deployment = textOf(fields.get("modeldeploymentname"));
  const model = textOf(fields.get("modelname"));
  const key = JSON.stringify([start, deployment, model]);
  const workload = workloadOf({ deployment, model }, keys, asked);
  const told = all.get(key) ?? { start, workload, model, metrics: new Map(), withStatus: 0, rateLimited: 0, errors: 0 };
  all.set(key, told);
  const before = told.metrics.get(metric);
  // of several rates, which cannot be weighed, the lowest claims least
  told.metrics.set(metric, metric === "cachedPercent" ? Math.min(before ?? value, value) : (before ?? 0) + value);
  const status = whole(fields.get("statuscode"));
  if (metric !== "requests" || !status) return undefined;
  told.withStatus += value;
  if (status === 429) told.rateLimited += value;
  else if (status >= 400) told.errors += value;
  return undefined;
}

function percent(value: unknown): number | null | undefined {
  const number = figure(value);
  return typeof number === "number" && number > 100 ? undefined : number;
}

function cellOf({ start, workload, model, metrics: told, withStatus, rateLimited, errors }: Told, width: number): Cell {
  const requests = told.get("requests") ?? null;
  const input = told.get("input") ?? 0;
  const rate = told.get("cachedPercent");
  const sums: Sums | undefined = sumsOf({
    requests,
    answered: requests === null ? null : requests - rateLimited - errors,
    input,
    output: told.get("output") ?? 0,
    cached: rate === undefined ? null : Math.round((input * rate) / 100),
    cacheWrite: null,
    reasoning: null,
    costNanoUsd: null,
  });
  const status = { with_status: withStatus, rate_limited: rateLimited, errors };
  // a share of the input is never larger than it
  if (sums === undefined) throw new Error("cached tokens exceed the input they are a share of");
  return { workload, provider: "azure", model, start, width, sums: { ...sums, ...status } };
}

function stepOf(starts: readonly number[]): number {
  const sorted = [...new Set(starts)].sort((a, b) => a - b);
  let step = Number.POSITIVE_INFINITY;
  for (const [i, start] of sorted.entries()) step = Math.min(step, start - (sorted[i - 1] ?? Number.NEGATIVE_INFINITY));
  return Number.isFinite(step) ? step : hourMs;
}
