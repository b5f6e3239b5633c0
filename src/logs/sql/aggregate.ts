import type { Sums } from "../../evidence/parts.js";
import { hourMs, longContexts, type Measure, measures, minuteMs, sumNames } from "../../evidence/parts.js";
import { unusable } from "./canonical.js";
import { type Dialect, type Sql, when } from "./dialect.js";

const hasTokens = "input IS NOT NULL AND output IS NOT NULL";

/** Requests whose cost can be compared with their tokens: they have parts of their own, so that both are of the same ones. */
const comparable = `cost IS NOT NULL AND ${hasTokens}`;

/** The sums of a part over canonical rows, in the order of `sumNames`. */
function sumsOf(dialect: Dialect): Readonly<Record<keyof Sums, Sql>> {
  const sumWhere = (condition: Sql, value: Sql) => dialect.sum(when(condition, value, "0"));
  return {
    requests: "count(*)",
    uncounted_tokens: "0",
    with_status: dialect.countIf("status IS NOT NULL"),
    rate_limited: dialect.countIf("status = 'rate_limited'"),
    errors: dialect.countIf("status = 'error'"),
    with_tokens: dialect.countIf(hasTokens),
    input_tokens: sumWhere(hasTokens, "input"),
    output_tokens: sumWhere(hasTokens, "output"),
    with_cached: dialect.countIf(`${hasTokens} AND cached IS NOT NULL`),
    cached_input_tokens: sumWhere(hasTokens, "coalesce(cached, 0)"),
    input_tokens_with_cached: sumWhere(`${hasTokens} AND cached IS NOT NULL`, "input"),
    cache_write_tokens: sumWhere(hasTokens, "coalesce(written, 0)"),
    reasoning_tokens: sumWhere(hasTokens, "coalesce(reasoning, 0)"),
    with_cost: dialect.countIf("cost IS NOT NULL"),
    cost_nano_usd: dialect.sum("coalesce(cost, 0)"),
    tokens_with_cost: sumWhere(comparable, "input + output"),
    separate_cached: dialect.sum("separate"),
  };
}

/** How many of the bounds of long contexts the input exceeds. */
const sizeClass: Sql = longContexts.map((bound) => when(`coalesce(input, 0) > ${bound}`, "1", "0")).join(" + ");

/** The bucket of a whole number, as `bucketOf` gives it. */
function bucketSql(value: Sql): Sql {
  const steps = Array.from({ length: 13 }, (_, i) => 10 ** i);
  const cases = steps.map((step) => `WHEN ${value} < ${1000 * step} THEN ${value} - ${value} % ${step}`);
  return `CASE ${cases.join(" ")} END`;
}

const measured: Readonly<Record<Measure, Sql>> = {
  input_tokens: "input",
  output_tokens: "output",
  latency_ms: "latency",
  ttft_ms: "ttft",
};

/** Queries over canonical rows whose results are parts. */
export interface PartQueries {
  /** workload, provider, model, size class, start of the hour (ms), sums in the order of `sumNames`. */
  traffic: Sql;
  /** workload, epoch minute, requests, tokens. */
  minutes: Sql;
  /** workload, place in `measures`, bucket, count. */
  histograms: Sql;
  /** flags, rows, earliest and latest time of usable rows. */
  account: Sql;
}

/** @param rows a relation of canonical rows: a table, or a query in brackets with a name */
export function partQueries(dialect: Dialect, rows: Sql): PartQueries {
  const used = `FROM ${rows} WHERE flags < ${unusable}`;
  const sums = sumsOf(dialect);
  const hour = `${dialect.quotient("ts", hourMs)} * ${hourMs}`;
  const minute = dialect.quotient("ts", minuteMs);
  const histograms = measures.map(
    (measure, i) =>
      `SELECT workload, ${i} AS measure, ${bucketSql(measured[measure])} AS bucket, count(*) AS requests ${used} AND ${measured[measure]} IS NOT NULL GROUP BY 1, 2, 3`,
  );
  return {
    traffic: `SELECT workload, provider, model, ${sizeClass} AS size_class, ${hour} AS start, ${sumNames.map((name) => `${sums[name]} AS ${name}`).join(", ")} ${used} GROUP BY workload, provider, model, size_class, start, ${when(comparable, "1", "0")}`,
    minutes: `SELECT workload, ${minute} AS minute, count(*) AS requests, ${dialect.sum(when(hasTokens, "input + output", "0"))} AS tokens ${used} GROUP BY workload, minute`,
    histograms: histograms.join(" UNION ALL "),
    account: `SELECT flags, count(*) AS amount, min(ts) AS first_at, max(ts) AS last_at FROM ${rows} GROUP BY flags`,
  };
}
