import { hourMs, type Measure, measures, noSums, type Parts, type Sums, sumNames } from "../evidence/parts.js";
import { providerName } from "../evidence/provider-name.js";
import type { PartQueries } from "../logs/sql/aggregate.js";
import type { Sql } from "../logs/sql/dialect.js";

/** Runs a query and gives its rows as arrays, whole numbers as numbers or as digits. */
export type RowsOf = (sql: Sql) => AsyncIterable<readonly unknown[]>;

/** The parts of a source, from any engine, by its queries. */
export async function readParts(
  rowsOf: RowsOf,
  queries: Pick<PartQueries, "traffic" | "minutes" | "histograms">,
): Promise<Parts> {
  const parts: Parts = { traffic: [], minutes: [], histograms: [] };
  for await (const [workload, provider, model, sizeClass, start, ...sums] of rowsOf(queries.traffic)) {
    const part = { ...noSums };
    sumNames.forEach((name: keyof Sums, i) => {
      part[name] = Number(sums[i]);
    });
    parts.traffic.push({
      workload: String(workload),
      provider: providerName(textOf(provider)),
      model: textOf(model),
      size_class: Number(sizeClass),
      start: Number(start),
      width: hourMs,
      ...part,
    });
  }
  for await (const [workload, minute, requests, tokens] of rowsOf(queries.minutes)) {
    parts.minutes.push({
      workload: String(workload),
      minute: Number(minute),
      requests: Number(requests),
      tokens: Number(tokens),
    });
  }
  for await (const [workload, measure, bucket, count] of rowsOf(queries.histograms)) {
    const name: Measure | undefined = measures[Number(measure)];
    if (name)
      parts.histograms.push({
        workload: String(workload),
        measure: name,
        bucket: Number(bucket),
        count: Number(count),
      });
  }
  return parts;
}

const textOf = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
