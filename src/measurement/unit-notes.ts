import { usd } from "../text/figures.js";
import type { Grouped } from "./grouped.js";
import type { Figures } from "./workload.js";

/**
 * Milliseconds. One way across a network and the reading of a prompt take longer than that; half of the answers in less are
 * seconds that were taken for milliseconds, or answers of a gateway's own cache.
 */
const leastMedianMs = 5;

/**
 * USD. A million tokens in and 128,000 out cost $95 at the dearest tier of the dearest model of the bundled price book
 * (gpt-5.4-pro, $60 and $270 a million): no mean request costs more.
 */
const mostUsdARequest = 100;

/** What looks as if the unit of a column was taken for another, one sentence each. */
export function unitNotes({ traffic }: Grouped, figures: Figures): string[] {
  return [
    ...fastNote("latency", figures.latency_ms),
    ...fastNote("time to the first token", figures.ttft_ms),
    ...dearNote(traffic),
  ];
}

function fastNote(what: string, times: Figures["latency_ms"]): string[] {
  if (times === null || times.p50 >= leastMedianMs) return [];
  return [
    `The median ${what} is below ${leastMedianMs} ms, which no model answers in over a network: check its unit in the source, or in the column map (unit: s), unless a cache answered half of the requests.`,
  ];
}

/** Bills that count no requests are no cost of a request. */
function dearNote(traffic: Grouped["traffic"]): string[] {
  const told = traffic.filter((part) => part.tokens_with_cost > 0);
  const requests = told.reduce((sum, part) => sum + part.with_cost, 0);
  const cost = told.reduce((sum, part) => sum + part.cost_nano_usd, 0) / 1e9 / requests;
  if (!(cost > mostUsdARequest)) return [];
  return [
    `A request costs ${usd(cost)} on average, more than any model asks: check the unit of its cost in the source, or in the column map (unit: cents, micro_usd or nano_usd).`,
  ];
}
