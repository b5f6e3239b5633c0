import type { Sums } from "../../evidence/parts.js";
import { hourMs, longContexts, type Measure, measures, minuteMs, sumNames } from "../../evidence/parts.js";
import { type Dialect, type Sql, when } from "./dialect.js";
import { unusable } from "./flags.js";

export const hasTokens = "input IS NOT NULL AND output IS NOT NULL";

/** Requests whose cost can be compared with their tokens: they have parts of their own, so that both are of the same ones. */
export const comparable = `cost IS NOT NULL AND ${hasTokens}`;

/** The sums of a part over canonical rows, in the order of `sumNames`. */
export function sumsOf(dialect: Dialect): Readonly<Record<keyof Sums, Sql>> {
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
export const sizeClass: Sql = longContexts.map((bound) => when(`coalesce(input, 0) > ${bound}`, "1", "0")).join(" + ");

/** The bucket of a whole number, as `bucketOf` gives it. */
export function bucketSql(value: Sql): Sql {
  const steps = Array.from({ length: 13 }, (_, i) => 10 ** i);
  const cases = steps.map((step) => `WHEN ${value} < ${1000 * step} THEN ${value} - ${value} % ${step}`);
  return `CASE ${cases.join(" ")} END`;
}

/** How soon a request is refused says nothing of how long answers take. */
const answered = (value: Sql): Sql => when("coalesce(status, 'ok') = 'ok'", value);

export const measured: Readonly<Record<Measure, Sql>> = {
  input_tokens: "input",
  output_tokens: "output",
  latency_ms: answered("latency"),
  ttft_ms: answered("ttft"),
};

/** Queries over canonical rows whose results are parts. */
export interface PartQueries {
  /** workload, provider, model, size class, start of the hour (ms), sums in the order of `sumNames`. */
  traffic: Sql;
  /** workload, epoch minute, requests, tokens. */
  minutes: Sql;
  /** workload, place in `measures`, bucket, count. */
  histograms: Sql;
  /** flags, rows, their earliest and latest time, rows with an id. */
  account: Sql;
}

/** @param rows a relation of canonical rows: a table, or a query in brackets with a name */
export function partQueries(dialect: Dialect, rows: Sql): PartQueries {
  const used = `FROM ${rows} WHERE flags < ${unusable}`;
  const sums = sumsOf(dialect);
  const hour = `${dialect.quotient("ts", hourMs)} * ${hourMs}`;
  const minute = dialect.quotient("ts", minuteMs);
  return {
    traffic: `SELECT workload, provider, model, ${sizeClass} AS size_class, ${hour} AS start, ${sumNames.map((name) => `${sums[name]} AS ${name}`).join(", ")} ${used} GROUP BY workload, provider, model, size_class, start, ${when(comparable, "1", "0")}`,
    minutes: `SELECT workload, ${minute} AS minute, count(*) AS requests, ${dialect.sum(when(hasTokens, "input + output", "0"))} AS tokens ${used} GROUP BY workload, minute`,
    histograms: dialect.name === "clickhouse" ? joinedHistograms(rows) : histogramsOf(rows),
    account: `SELECT flags, count(*) AS amount, min(ts) AS first_at, max(ts) AS last_at, count(id) AS ids FROM ${rows} GROUP BY flags`,
  };
}

const histogramsOf = (rows: Sql): Sql =>
  measures
    .map((measure, i) => {
      const value = measured[measure];
      return `SELECT workload, ${i} AS measure, ${bucketSql(value)} AS bucket, count(*) AS requests FROM ${rows} WHERE flags < ${unusable} AND ${value} IS NOT NULL GROUP BY 1, 2, 3`;
    })
    .join(" UNION ALL ");

/** All measures in one reading of the rows, as lists that become rows; -1 stands for what is not told. */
function joinedHistograms(rows: Sql): Sql {
  const places = measures.map((_, i) => i).join(", ");
  const values = measures.map((measure) => `coalesce(${measured[measure]}, -1)`).join(", ");
  return `SELECT workload, measure, ${bucketSql("value")} AS bucket, count(*) AS requests FROM (SELECT workload, measure, value FROM ${rows} ARRAY JOIN [${places}] AS measure, [${values}] AS value WHERE flags < ${unusable}) WHERE value >= 0 GROUP BY workload, measure, bucket`;
}
