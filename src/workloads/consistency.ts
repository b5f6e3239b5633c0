import { formatQuantity } from "../facts/quantity.js";
import { hoursOfAWeek } from "../quantities/quantity.js";
import { checkWords } from "./disagreement.js";
import type { Reading } from "./reading.js";
import type { Slice, Stated } from "./workload.js";

/** Where contradictions are noted. */
export type Notes = Pick<Reading, "addAt">;

/** How far two figures for the same thing may lie apart before they contradict each other. */
const tolerance = 0.1;

/** The same for parts and their whole, which are rounded and not reckoned from averages. */
const partsTolerance = 0.05;

/** Figures of a workload that its slices make up together. */
const summed = [
  { name: "traffic.requests_per_month", unit: "requests/month", what: "requests a month" },
  { name: "traffic.tokens_per_month", unit: "tokens/month", what: "tokens a month" },
  { name: "current.usd_per_month", unit: "usd/month", what: "a month" },
] as const;

function numberAt(stated: ReadonlyMap<string, Stated>, name: string): number | undefined {
  const value = stated.get(name)?.value;
  return typeof value === "number" ? value : undefined;
}

/** Notes figures of one workload or slice that cannot all be true, and words that hardly go together. */
export function checkFacts(reading: Notes, stated: ReadonlyMap<string, Stated>): void {
  checkTokens(reading, stated);
  checkPeak(reading, stated);
  checkWords(reading, stated);
}

/** Tokens a month against requests times tokens a request. */
function checkTokens(reading: Notes, stated: ReadonlyMap<string, Stated>): void {
  const volume = stated.get("traffic.tokens_per_month");
  const requests = numberAt(stated, "traffic.requests_per_month");
  const input = numberAt(stated, "traffic.input_tokens");
  const output = numberAt(stated, "traffic.output_tokens");
  if (volume === undefined || requests === undefined || input === undefined || output === undefined) return;
  const tokens = Number(volume.value);
  const computed = requests * (input + output);
  if (Math.abs(computed - tokens) <= tolerance * Math.max(computed, tokens)) return;
  const inWords = (value: number) => formatQuantity(value, "tokens/month");
  reading.addAt("contradictory-tokens", volume.at, { stated: inWords(tokens), computed: inWords(computed) });
}

/**
 * Peak over mean against the hours in which all requests come: the mean of these hours is a peak already. A warning, as the
 * larger of the two is reckoned with.
 */
function checkPeak(reading: Notes, stated: ReadonlyMap<string, Stated>): void {
  const peak = stated.get("traffic.peak_to_mean");
  const hours = numberAt(stated, "traffic.active_hours_per_week");
  if (peak === undefined || hours === undefined) return;
  const least = hoursOfAWeek / hours;
  if (Number(peak.value) >= least * (1 - tolerance)) return;
  const args = { stated: Number(peak.value), hours, least: Number(least.toPrecision(3)) };
  reading.addAt("contradictory-peak", peak.at, args, "warning");
}

/**
 * Notes figures of the whole that its slices contradict: where all of them state it they make up the whole, and where some do
 * they are no more than it.
 */
export function checkParts(
  reading: Notes,
  whole: ReadonlyMap<string, Stated>,
  slices: readonly Pick<Slice, "stated">[],
): void {
  for (const { name, unit, what } of summed) {
    const stated = whole.get(name);
    const parts = slices.flatMap((slice) => numberAt(slice.stated, name) ?? []);
    if (stated === undefined || parts.length === 0) continue;
    const total = Number(stated.value);
    const sum = parts.reduce((so, part) => so + part, 0);
    const apart = parts.length === slices.length ? Math.abs(sum - total) : sum - total;
    if (apart <= partsTolerance * Math.max(sum, total)) continue;
    const inWords = (value: number) => `${formatQuantity(value, unit)} ${what}`;
    reading.addAt("contradictory-slices", stated.at, { stated: inWords(total), sum: inWords(sum) });
  }
}
