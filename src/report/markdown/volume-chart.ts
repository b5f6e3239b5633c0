import type { WorkloadAssessment } from "../../assessment/schema.js";
import { diagram } from "./diagram.js";

/** Beyond this multiple of today's volume a chart would show two lines and no crossing. */
const widest = 4;

/** Steps of the volume axis, with today among them. */
const steps = 8;

/**
 * What each side costs a month over the volume, today's volume marked: the managed bill grows with tokens, self-hosting
 * with people stands still. Empty where a side is not known, or where they do not meet within reach.
 */
export function volumeChart({ options, economics, slices }: WorkloadAssessment): string {
  const managed = options.find((option) => option.id === "managed_as_is")?.usd_per_month;
  const own = options.find((option) => option.id === "self_hosted")?.usd_per_month;
  const times = economics.self_hosted_to_managed;
  // what one slice costs says nothing of the volume of the whole
  if (!managed || !own || !times || times.high === null || times.high > widest || slices.length > 0) return "";
  const reach = times.high > widest / 2 ? widest : widest / 2;
  const shares = Array.from({ length: steps + 1 }, (_, i) => (i * reach) / steps);
  const line = (costs: readonly number[]): string => `[${costs.map((usd) => Math.round(usd)).join(", ")}]`;
  const ends = own.low === own.high ? [own.high] : [own.low, own.high];
  const top = Math.max(managed.expected * reach, ...ends);
  return diagram("xychart-beta", [
    `x-axis "Volume" [${shares.map((share) => (share === 1 ? '"today"' : `"${share * 100} %"`)).join(", ")}]`,
    `y-axis "USD a month" 0 --> ${Math.ceil(top * 1.05)}`,
    `bar ${line(shares.map((share) => (share === 1 ? managed.expected : 0)))}`,
    `line ${line(shares.map((share) => share * managed.expected))}`,
    ...ends.map((usd) => `line ${line(shares.map(() => usd))}`),
  ]);
}

/** What the chart shows, for it has no room for a legend. */
export const chartLegend =
  "The bar is today's managed bill; the rising line is that bill over the volume. What lies flat is self-hosting with people, at its low and high end where they differ. It climbs in steps once the infrastructure is full, which is not drawn.";
