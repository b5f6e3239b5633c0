import { formatQuantity } from "../facts/quantity.js";
import type { Reading } from "./reading.js";
import type { Stated } from "./workload.js";

/** How far two figures for the same thing may lie apart before they contradict each other. */
const tolerance = 0.1;

function numberAt(stated: ReadonlyMap<string, Stated>, name: string): number | undefined {
  const value = stated.get(name)?.value;
  return typeof value === "number" ? value : undefined;
}

/** Notes figures that cannot all be true: tokens a month against requests times tokens a request. */
export function checkTokens(reading: Reading, stated: ReadonlyMap<string, Stated>): void {
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
