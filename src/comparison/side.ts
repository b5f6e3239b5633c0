import { type HistogramPart, hourMs, type Measure, type TrafficPart } from "../evidence/parts.js";
import { mergedHistogram } from "../evidence/percentiles.js";
import type { Histogram, Outcomes, Side } from "./comparison.js";

/** One side from what an engine gives of its log; its slices are the workloads that the log was read by. */
export function sideOf({
  traffic,
  histograms,
}: {
  traffic: readonly TrafficPart[];
  histograms: readonly HistogramPart[];
}): Side {
  const slices = new Map<string, Outcomes>();
  const hours = new Map<number, Outcomes>();
  let requests = 0;
  for (const part of traffic) {
    requests += part.requests;
    if (part.with_status === 0) continue;
    addTo(slices, part.workload, part);
    if (part.width === hourMs) addTo(hours, part.start, part);
  }
  return {
    label: labelOf(traffic),
    requests,
    slices,
    hours: [...hours.entries()].sort(([a], [b]) => a - b).map(([, outcomes]) => outcomes),
    latency_ms: merged(histograms, "latency_ms"),
    ttft_ms: merged(histograms, "ttft_ms"),
  };
}

function addTo<Key>(to: Map<Key, Outcomes>, key: Key, part: TrafficPart): void {
  const { requests, rate_limited: limited, errors } = to.get(key) ?? { requests: 0, rate_limited: 0, errors: 0 };
  to.set(key, {
    requests: requests + part.with_status,
    rate_limited: limited + part.rate_limited,
    errors: errors + part.errors,
  });
}

/** The model with most requests, behind its provider. */
function labelOf(traffic: readonly TrafficPart[]): string | null {
  const counts = new Map<string, number>();
  for (const { provider, model, requests } of traffic) {
    const label = [provider, model].filter((name) => name !== null).join("/");
    if (label !== "") counts.set(label, (counts.get(label) ?? 0) + requests);
  }
  const [first] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return first?.[0] ?? null;
}

const merged = (histograms: readonly HistogramPart[], measure: Measure): Histogram =>
  mergedHistogram(histograms.filter((part) => part.measure === measure));
