import { formatQuantity } from "../facts/quantity.js";
import { hoursOfAWeek } from "../quantities/quantity.js";
import type { Reading } from "./reading.js";
import type { Stated } from "./workload.js";

/** How far two figures for the same thing may lie apart before they contradict each other. */
const tolerance = 0.1;

function numberAt(stated: ReadonlyMap<string, Stated>, name: string): number | undefined {
  const value = stated.get(name)?.value;
  return typeof value === "number" ? value : undefined;
}

/** Notes figures of one workload or slice that cannot all be true. */
export function checkFigures(reading: Reading, stated: ReadonlyMap<string, Stated>): void {
  checkTokens(reading, stated);
  checkPeak(reading, stated);
}

/** Tokens a month against requests times tokens a request. */
function checkTokens(reading: Reading, stated: ReadonlyMap<string, Stated>): void {
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
function checkPeak(reading: Reading, stated: ReadonlyMap<string, Stated>): void {
  const peak = stated.get("traffic.peak_to_mean");
  const hours = numberAt(stated, "traffic.active_hours_per_week");
  if (peak === undefined || hours === undefined) return;
  const least = hoursOfAWeek / hours;
  if (Number(peak.value) >= least * (1 - tolerance)) return;
  const args = { stated: Number(peak.value), hours, least: Number(least.toPrecision(3)) };
  reading.addAt("contradictory-peak", peak.at, args, "warning");
}
