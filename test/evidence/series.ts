import type { Hourly } from "../../src/evidence/hourly.js";

/** Hours with these requests, all of which went well and told one input token each, unless said otherwise. */
export function hourlyOf(requests: readonly number[], more: Partial<Hourly> = {}): Hourly {
  const none = requests.map(() => 0);
  return {
    start: 0,
    requests,
    withTokens: requests,
    inputTokens: requests,
    outputTokens: none,
    cachedInputTokens: none,
    withStatus: requests,
    rateLimited: none,
    errors: none,
    ...more,
  };
}

/** Numbers between 0 and 1 that are the same on every run: mulberry32 (T. Ettinger, public domain). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A standard normal number (G. E. P. Box and M. E. Muller, 1958). */
export const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** One value an hour for a number of days. */
export const byHour = (days: number, value: (hourOfDay: number, day: number) => number): number[] =>
  Array.from({ length: 24 * days }, (_, t) => value(t % 24, Math.floor(t / 24)));
