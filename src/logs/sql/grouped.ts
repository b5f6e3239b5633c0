import { hourMs, measures, minuteMs, sumNames } from "../../evidence/parts.js";
import { bucketSql, comparable, measured, sizeClass, sumsOf } from "./aggregate.js";
import type { Dialect, Sql } from "./dialect.js";
import { unusable } from "./flags.js";

/** What a row of the grouped query is, by its first column; from `measure` on one for each of `measures`. */
export const grouped = { traffic: 0, minute: 1, measure: 2, account: 2 + measures.length } as const;

/**
 * All parts in one statement that reads the rows once, and so at one moment: what it is (see `grouped`), workload, provider,
 * model, size class, then the start of the hour (ms), epoch minute, bucket or flags; sums in the order of `sumNames`;
 * earliest and latest time; rows with an id. For engines that know GROUPING SETS.
 *
 * @param rows a relation of canonical rows with `nth`: those of one request are counted from 1, the one that stands
 */
export function groupedQuery(dialect: Dialect, rows: Sql): Sql {
  const buckets = measures.map((measure, i) => ({ name: `bucket_${i}`, value: bucketSql(measured[measure]) }));
  const columns = [
    "id, ts, workload, provider, model, input, cached, written, output, reasoning, cost, status, separate, flags",
    `${sizeClass} AS size_class`,
    `${dialect.quotient("ts", hourMs)} * ${hourMs} AS hour`,
    `${dialect.quotient("ts", minuteMs)} AS minute`,
    `(${comparable}) AS comparable`,
    `(flags < ${unusable} AND nth = 1) AS used`,
    ...buckets.map(({ name, value }) => `${value} AS ${name}`),
  ];
  const sums = sumsOf(dialect);
  const sets = [
    "(used, workload, provider, model, size_class, hour, comparable)",
    "(used, workload, minute)",
    ...buckets.map(({ name }) => `(used, workload, ${name})`),
    "(flags)",
  ];
  const kinds = ["hour", "minute", ...buckets.map(({ name }) => name), "flags"];
  return `SELECT CASE ${kinds.map((name, i) => `WHEN GROUPING(${name}) = 0 THEN ${i}`).join(" ")} END AS kind,
  workload, provider, model, size_class, coalesce(${kinds.join(", ")}) AS place,
  ${sumNames.map((name) => `${sums[name]} AS ${name}`).join(", ")}, min(ts) AS first_at, max(ts) AS last_at, count(id) AS ids
FROM (SELECT ${columns.join(", ")} FROM ${rows}${dialect.fence ?? ""}) AS requests
GROUP BY GROUPING SETS (${sets.join(", ")})
HAVING used IS NOT FALSE`;
}
