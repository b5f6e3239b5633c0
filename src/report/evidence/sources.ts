import type { Evidence, WorkloadEvidence } from "../../assessment/evidence-schema.js";
import { figure } from "../../text/figures.js";
import { count, noun, share, wait } from "./figures.js";
import { stretch } from "./moments.js";
import { named } from "./names.js";

type Source = Evidence["sources"][number];

/** Places that are told of a fault. */
const places = 5;

const engineWords: Readonly<Record<Source["engine"], string>> = {
  duckdb: "read with DuckDB",
  postgres: "asked of PostgreSQL",
  clickhouse: "asked of ClickHouse",
  report: "read as a report",
};

/** A source, what became of its rows, and what was wrong with it. */
export interface SourceItem {
  name: string;
  account: string;
  troubles: readonly string[];
}

export const sourceItems = ({ sources }: Evidence): SourceItem[] =>
  sources.map((source) => ({ name: source.source, account: accountLine(source), troubles: troubles(source) }));

/** `100,000 rows, 99,876 in the figures (litellm-spend, read with DuckDB), 2025-11-03 00:00 to …, workloads by tag`. */
function accountLine({ format, engine, rows, used, from, to, by }: Source): string {
  const inFigures =
    used === rows ? (rows === 1 ? "in the figures" : "all in the figures") : `${count(used)} in the figures`;
  const period = from === null || to === null ? "no time is known of them" : stretch({ from, to });
  const keys = by.length === 0 ? [] : [`workloads by ${by.join(", else ")}`];
  return [
    `${count(rows)} ${noun(rows, "row")}, ${inFigures} (${format}, ${engineWords[engine]})`,
    period,
    ...keys,
  ].join("; ");
}

/** What was wrong with a source, each in one line. */
function troubles(source: Source): string[] {
  const { faults, out_of_order: disorder, missing_columns: missing } = source;
  return [
    ...(source.span ? [`It was asked for ${stretch(source.span)}, and for nothing else`] : []),
    ...(source.broken_off ? ["It breaks off before its end: what comes after is not in the figures"] : []),
    ...(source.damaged
      ? ["It is damaged: its compressed bytes are not those that were written, so that rows may be missing or wrong"]
      : []),
    ...faults
      .filter(({ rows }) => rows > 0)
      .map((fault) => faultLine(fault, source.engine === "report" ? "line" : "row")),
    ...(source.doubtful_ids !== null
      ? [
          `${share(source.doubtful_ids)} of the requests have the id of another one: unless the source holds requests twice, or another one holds them too, its ids may not be those of requests`,
        ]
      : []),
    ...(disorder && disorder.rows > 0
      ? [
          `${count(disorder.rows)} ${noun(disorder.rows, "row")} out of order, by ${wait(disorder.furthest_ms)} at most; all are counted at their own time`,
        ]
      : []),
    ...(missing.length > 0 ? [`Columns that the format has and this source lacks: ${named(missing)}`] : []),
    ...(source.duplicates_unknown ? ["It has no request ids: rows that are there twice are counted twice"] : []),
  ];
}

function faultLine({ rows, means, bad, places: first }: Source["faults"][number], place: string): string {
  const [shown, more] = [first.slice(0, places), rows > Math.min(first.length, places) && first.length > 0];
  const numbers = `${noun(shown.length, place)} ${shown.map(count).join(", ")}`;
  const where = shown.length === 0 ? "" : ` (${more ? "first: " : ""}${numbers})`;
  return `${count(rows)} ${noun(rows, "row")}: ${means}${where}${bad ? "; lost to the figures" : ""}`;
}

/** Which rule of cached tokens fired, and for whom. */
export function cachedRule(workloads: readonly WorkloadEvidence[]): string | undefined {
  const separate = workloads.filter(({ separate_cached: some }) => some > 0);
  const told = workloads.some(({ cached_input_share: cached }) => cached !== null);
  if (separate.length === 0) {
    return told ? "Cached tokens were part of the input tokens in every request, and were taken as such." : undefined;
  }
  const who = separate.map(({ name, separate_cached: some }) => `${name} (${count(some)} ${noun(some, "request")})`);
  return `Cached tokens stood beside the input tokens and were added to them, since there were more of them than input tokens, or the format has them apart: ${named(who)}. In all other requests they were taken as part of the input.`;
}

/** What all sources have in common that a reader should know. */
export function samplingLine({ sample_rate: rate }: Evidence): string | undefined {
  if (rate === 1) return undefined;
  return `${share(rate)} of all requests were logged, as was stated: figures a month, replay and facts are scaled to all of them (times ${figure(1 / rate)}); counts, sums and costs are those of the log.`;
}

export const gapLines = ({ gaps }: Evidence): string[] =>
  gaps.map(
    (gap) =>
      `${stretch(gap)}: no request in any workload, where about ${figure(gap.usual_requests)} usually come: an outage, a holiday, or a hole in the log`,
  );
