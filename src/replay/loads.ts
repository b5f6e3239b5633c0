import type { Hourly } from "../evidence/hourly.js";
import type { Minutes } from "../evidence/minutes.js";
import { total } from "../evidence/rank.js";
import type { Shape } from "../sizing/deployment.js";
import type { Work } from "./work.js";

export const minutesOfAnHour = 60;
export const secondsOfAnHour = 3600;

/** A series at one width: requests of each interval, and the load that they are, in replicas at full load. */
export interface Loads {
  minutesEach: number;
  requests: Float64Array;
  load: Float64Array;
}

/**
 * Mean lengths of the requests that tell them, at least one token each; undefined where none does.
 *
 * @param cachedInputShare share of all input that a prompt cache answered, where it is known
 */
export function meanShape(hourly: Hourly, cachedInputShare?: number): Shape | undefined {
  const told = total(hourly.withTokens);
  if (told === 0) return undefined;
  return {
    inputTokens: Math.max(1, total(hourly.inputTokens) / told),
    outputTokens: Math.max(1, total(hourly.outputTokens) / told),
    ...(cachedInputShare === undefined ? {} : { cachedInputShare }),
  };
}

/**
 * Load of each hour: its requests × what one of that hour's mean lengths takes ÷ 3600 s. Hours that tell no tokens have the
 * mean lengths of all. Where the cached share is known, each hour has its own, scaled so that together they are the known one.
 */
export function hourlyLoads(hourly: Hourly, mean: Shape, work: Work): Loads {
  const requests = Float64Array.from(hourly.requests);
  const input = total(hourly.inputTokens);
  const logged = input > 0 ? total(hourly.cachedInputTokens) / input : 0;
  const share = mean.cachedInputShare;
  const toKnown = share !== undefined && logged > 0 ? share / logged : 0;
  const load = requests.map((count, hour) => {
    const told = hourly.withTokens[hour] ?? 0;
    if (count === 0) return 0;
    if (told === 0) return (count * work(mean)) / secondsOfAnHour;
    const inputTokens = hourly.inputTokens[hour] ?? 0;
    const cached = inputTokens > 0 ? ((hourly.cachedInputTokens[hour] ?? 0) * toKnown) / inputTokens : 0;
    const shape = {
      inputTokens: Math.max(1, inputTokens / told),
      outputTokens: Math.max(1, (hourly.outputTokens[hour] ?? 0) / told),
      ...(share === undefined ? {} : { cachedInputShare: toKnown > 0 ? Math.min(1, cached) : share }),
    };
    return (count * work(shape)) / secondsOfAnHour;
  });
  return { minutesEach: minutesOfAnHour, requests, load };
}

/**
 * Load of each minute of the hours: the hour's work, shared out by the tokens of its minutes, or by their requests where no
 * minute of the hour tells any. Minutes outside the hours are left out; hours of which no minute is known stay even.
 */
export function minutelyLoads(
  { load: hourLoad, requests: hourRequests }: Loads,
  start: number,
  minutes: Minutes,
): Loads {
  const count = hourLoad.length * minutesOfAnHour;
  const first = start * minutesOfAnHour;
  const requests = new Float64Array(count);
  const tokens = new Float64Array(count);
  minutes.minute.forEach((minute, i) => {
    const at = minute - first;
    if (at < 0 || at >= count) return;
    requests[at] = (requests[at] ?? 0) + (minutes.requests[i] ?? 0);
    tokens[at] = (tokens[at] ?? 0) + (minutes.tokens[i] ?? 0);
  });
  const load = new Float64Array(count);
  hourLoad.forEach((whole, hour) => {
    const from = hour * minutesOfAnHour;
    const to = from + minutesOfAnHour;
    const [byTokens, byRequests] = [tokens.subarray(from, to), requests.subarray(from, to)];
    const weights = total(byTokens) > 0 ? byTokens : byRequests;
    const all = total(weights);
    if (all > 0)
      load.set(
        weights.map((weight) => (whole * minutesOfAnHour * weight) / all),
        from,
      );
    else {
      load.fill(whole, from, to);
      requests.fill((hourRequests[hour] ?? 0) / minutesOfAnHour, from, to);
    }
  });
  return { minutesEach: 1, requests, load };
}

/**
 * Minutes where only hours are known: straight lines between the middles of hours, then each hour scaled to what it had, so
 * that no work comes or goes.
 */
export function interpolated({ load, requests }: Loads): Loads {
  return { minutesEach: 1, requests: betweenMiddles(requests, 1 / minutesOfAnHour), load: betweenMiddles(load, 1) };
}

function betweenMiddles(hours: Float64Array, scale: number): Float64Array {
  const minutes = new Float64Array(hours.length * minutesOfAnHour);
  hours.forEach((here, hour) => {
    const [toBefore, toAfter] = [(hours[hour - 1] ?? here) - here, (hours[hour + 1] ?? here) - here];
    // the minutes of a half lie a quarter of the way to the next middle on average
    const mean = here + (toBefore + toAfter) / 8;
    const toHour = mean > 0 ? (here * scale) / mean : 0;
    const from = hour * minutesOfAnHour;
    for (let minute = 0; minute < minutesOfAnHour; minute++) {
      const off = (minute + 0.5) / minutesOfAnHour - 0.5;
      minutes[from + minute] = toHour * (here + (off < 0 ? -off * toBefore : off * toAfter));
    }
  });
  return minutes;
}
