import type { Hourly } from "./hourly.js";
import { total } from "./rank.js";

export type LoadUnit = "tokens" | "requests";

/** What a workload asks for in each hour, in one unit for all hours. */
export interface Load {
  unit: LoadUnit;
  /** Epoch hours of the first value, UTC. */
  start: number;
  values: readonly number[];
}

/** The share of requests that have to tell their tokens. */
const enough = 0.95;

/**
 * Tokens an hour, input and output together, cached ones included; requests where tokens are missing. That is decided once
 * for the whole series, since a mixture of both has no unit: tokens count where at least 95 % of the requests that did not
 * fail tell them (a failed request has none), and there are any.
 */
export function loadOf(hourly: Hourly): Load {
  const { start, requests, withTokens, inputTokens, outputTokens } = hourly;
  const served = total(requests) - total(hourly.rateLimited) - total(hourly.errors);
  const tokens = inputTokens.map((input, i) => input + (outputTokens[i] ?? 0));
  const told = total(tokens) > 0 && total(withTokens) >= enough * served;
  return told ? { unit: "tokens", start, values: tokens } : { unit: "requests", start, values: requests };
}
