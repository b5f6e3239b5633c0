import { findFact } from "../facts/registry/lookup.js";
import type { Stated, Workload } from "../workloads/workload.js";

/** What each slice states, or the workload itself where it has none. */
export const statedParts = (workload: Workload): Workload["stated"][] =>
  workload.slices.length === 0 ? [workload.stated] : workload.slices.map((slice) => statedBySlice(workload, slice));

const volumeParts = ["traffic.requests_per_month", "traffic.input_tokens", "traffic.output_tokens"];

/** What a slice states, with the workload's facts under it: its own win, and volumes shrink with the share. */
export function statedBySlice(workload: Workload, slice: Workload["slices"][number]): Map<string, Stated> {
  const merged = new Map(slice.stated);
  // a slice that describes its own traffic would otherwise contradict its share of the workload's total
  const ownTraffic = volumeParts.some((name) => slice.stated.has(name));
  for (const [name, entry] of workload.stated) {
    if (merged.has(name) || (ownTraffic && name === "traffic.tokens_per_month")) continue;
    const extensive = findFact(name)?.extensive && typeof entry.value === "number";
    merged.set(name, extensive ? { ...entry, value: Number(entry.value) * slice.share, provenance: "derived" } : entry);
  }
  return merged;
}
