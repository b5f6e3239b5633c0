import type { Sizing, Unfit } from "../../assessment/sizing-schema.js";
import { hardware } from "./figures.js";

/** Reasons that a terminal shows. */
const most = 8;

/** Why the GPUs do not fit that do not in any size, each in the largest; a line a reason, as many GPUs share one. */
export function refusals({ unfit, configurations }: Sizing): string[] {
  const fitting = new Set(configurations.map(({ gpu }) => gpu));
  const largest = new Map<string, Unfit>();
  for (const entry of unfit) {
    const key = `${entry.gpu} ${entry.precision}`;
    if (!fitting.has(entry.gpu) && entry.gpus >= (largest.get(key)?.gpus ?? 0)) largest.set(key, entry);
  }
  const byReason = new Map<string, string[]>();
  for (const entry of largest.values()) {
    byReason.set(entry.because, [...(byReason.get(entry.because) ?? []), `${hardware(entry)} in ${entry.precision}`]);
  }
  const lines = [...byReason].map(([because, places]) => `${places.join(", ")}: ${because}`);
  return lines.length > most ? [...lines.slice(0, most), `and ${lines.length - most} more`] : lines;
}
