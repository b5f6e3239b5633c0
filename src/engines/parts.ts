import { MinutesByWorkload } from "../evidence/minutes.js";
import {
  type HistogramPart,
  hourMs,
  measures,
  noSums,
  type Parts,
  sumNames,
  type TrafficPart,
} from "../evidence/parts.js";
import { providerName } from "../evidence/provider-name.js";
import type { PartQueries } from "../logs/sql/aggregate.js";
import type { Sql } from "../logs/sql/dialect.js";

/**
 * Runs a query and hands over its rows one by one as arrays, whole numbers as numbers or as digits. No iterator, which would
 * wait once for each of the hundreds of thousands of minutes.
 */
export type EachRow = (sql: Sql, take: (row: readonly unknown[]) => void) => Promise<void>;

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

/** workload, place in `measures`, bucket, count. */
export function histogramPart([workload, place, bucket, count]: readonly unknown[]): HistogramPart {
  const measure = measures[Number(place)];
  if (measure === undefined) throw new RangeError(`there is no measure ${place}`);
  return { workload: String(workload), measure, bucket: Number(bucket), count: Number(count) };
}

/** The parts of a source, from any engine, by its queries. */
export async function readParts(
  each: EachRow,
  queries: Pick<PartQueries, "traffic" | "minutes" | "histograms">,
): Promise<Parts> {
  const parts: Parts = { traffic: [], minutes: [], histograms: [] };
  const minutes = new MinutesByWorkload();
  await each(queries.traffic, (row) => parts.traffic.push(trafficPart(row)));
  await each(queries.minutes, ([workload, minute, requests, tokens]) =>
    minutes.add(String(workload), Number(minute), Number(requests), Number(tokens)),
  );
  await each(queries.histograms, (row) => parts.histograms.push(histogramPart(row)));
  return { ...parts, minutes: minutes.parts };
}

const textOf = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
