import {
  type HistogramPart,
  hourMs,
  type MinutePart,
  measures,
  noSums,
  type Parts,
  sumNames,
  type TrafficPart,
} from "../evidence/parts.js";
import { providerName } from "../evidence/provider-name.js";
import type { PartQueries } from "../logs/sql/aggregate.js";
import type { Sql } from "../logs/sql/dialect.js";

/** Runs a query and gives its rows as arrays, whole numbers as numbers or as digits. */
export type RowsOf = (sql: Sql) => AsyncIterable<readonly unknown[]>;

/** workload, provider, model, size class, start of the hour (ms), sums in the order of `sumNames`. */
export function trafficPart(row: readonly unknown[]): TrafficPart {
  const [workload, provider, model, sizeClass, start, ...sums] = row;
  const part = { ...noSums };
  sumNames.forEach((name, i) => {
    part[name] = Number(sums[i]);
  });
  return {
    workload: String(workload),
    provider: providerName(textOf(provider)),
    model: textOf(model),
    size_class: Number(sizeClass),
    start: Number(start),
    width: hourMs,
    ...part,
  };
}

/** workload, epoch minute, requests, tokens. */
export const minutePart = ([workload, minute, requests, tokens]: readonly unknown[]): MinutePart => ({
  workload: String(workload),
  minute: Number(minute),
  requests: Number(requests),
  tokens: Number(tokens),
});

/** workload, place in `measures`, bucket, count. */
export function histogramPart([workload, place, bucket, count]: readonly unknown[]): HistogramPart {
  const measure = measures[Number(place)];
  if (measure === undefined) throw new RangeError(`there is no measure ${place}`);
  return { workload: String(workload), measure, bucket: Number(bucket), count: Number(count) };
}

/** The parts of a source, from any engine, by its queries. */
export async function readParts(
  rowsOf: RowsOf,
  queries: Pick<PartQueries, "traffic" | "minutes" | "histograms">,
): Promise<Parts> {
  const parts: Parts = { traffic: [], minutes: [], histograms: [] };
  for await (const row of rowsOf(queries.traffic)) parts.traffic.push(trafficPart(row));
  for await (const row of rowsOf(queries.minutes)) parts.minutes.push(minutePart(row));
  for await (const row of rowsOf(queries.histograms)) parts.histograms.push(histogramPart(row));
  return parts;
}

const textOf = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
