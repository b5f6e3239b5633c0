/** Series and replicas whose replay can be reckoned by hand. */
import fc from "fast-check";
import type { Replica } from "../../src/economics/replica.js";
import type { Hourly } from "../../src/evidence/hourly.js";
import type { Minutes } from "../../src/evidence/minutes.js";
import { certain } from "../../src/quantities/range.js";
import type { ReplayOptions } from "../../src/replay/replay.js";
import { constants, gpu } from "../sizing/sizing-data.js";

/** Lengths of every request, where a test does not say otherwise. */
export const shape = { inputTokens: 900, outputTokens: 100 };

/** One request a second of these lengths on two GPUs, with no model behind it: work goes with the tokens. */
export const replica: Replica = {
  gpu: gpu("h100"),
  gpus: 2,
  requestsPerSecond: 1,
  tokensPerSecondPerGpu: 500,
  band: { low: 0.8, high: 1.25 },
  basis: "stated",
  price: certain(2),
};

export const options: ReplayOptions = { shape, constants };

/** Monday, 30 November 2026, 00:00 UTC. */
export const monday = Date.UTC(2026, 10, 30) / 3_600_000;

/** Hours of so many requests, all of the same lengths. */
export function hoursOf(requests: readonly number[], start = monday, lengths = shape): Hourly {
  const none = requests.map(() => 0);
  return {
    start,
    requests,
    withTokens: requests,
    inputTokens: requests.map((count) => count * lengths.inputTokens),
    outputTokens: requests.map((count) => count * lengths.outputTokens),
    cachedInputTokens: none,
    withStatus: none,
    rateLimited: none,
    errors: none,
  };
}

/** Minutes of so many requests from the start on; those without any are left out, as a log has none. */
export function minutesOf(requests: readonly number[], start = monday): Minutes {
  const some = requests.flatMap((count, at) => (count > 0 ? [[start * 60 + at, count] as const] : []));
  return {
    minute: some.map(([minute]) => minute),
    requests: some.map(([, count]) => count),
    tokens: some.map(([, count]) => count * 1000),
  };
}

export const anyHours = fc.array(fc.nat(20_000), { minLength: 1, maxLength: 200 });
export const anyPlan = fc.record({ planTo: fc.constantFrom(0.5, 0.7, 1), spareReplicas: fc.nat(2) });
export const anyLevel = fc.constantFrom(0.5, 0.9, 0.95, 0.99, 1);
