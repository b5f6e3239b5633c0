import type { WorkloadEvidence } from "../assessment/evidence-schema.js";
import { hourMs } from "../evidence/parts.js";
import { fewestHours } from "../evidence/stability.js";
import { hoursOfAMonth } from "../quantities/quantity.js";
import type { Grouped } from "./grouped.js";
import type { Taking } from "./taking.js";
import { hoursOf } from "./watched.js";

/** The share of requests that have to tell their cost, and of the window that a bill has to cover. */
const enough = 0.95;

/** What a month of 730 hours has, by the hours that were watched. Null where they are too few. */
export function perMonthOf(grouped: Grouped, { sampleRate, extrapolate }: Taking): WorkloadEvidence["per_month"] {
  const { total, width, watched } = grouped;
  const span = Math.max(hoursOf(watched), width / hourMs);
  const isShort = span < fewestHours;
  if (isShort && !extrapolate) return null;
  const monthly = (amount: number) => ((amount / sampleRate) * hoursOfAMonth) / span;
  const isCounted = total.uncounted_tokens === 0 && total.requests > 0;
  const tokens = total.input_tokens + total.output_tokens;
  const cost = nanoUsdOf(grouped);
  return {
    requests: isCounted ? monthly(total.requests) : null,
    served_requests: isCounted ? monthly(total.requests - total.rate_limited - total.errors) : null,
    tokens: tokens > 0 ? monthly(tokens) : null,
    usd: cost === null ? null : monthly(cost / 1e9),
    extrapolated: isShort,
  };
}

/**
 * What requests tell of their cost, where nearly all with tokens do; else what bills say, which name no requests, where they
 * cover the window, those that reach beyond it for their part. Never both, which would count the same dollars twice.
 */
function nanoUsdOf({ traffic, total, from, to }: Grouped): number | null {
  const told = { cost: 0 };
  const bill = { cost: 0, from: Number.POSITIVE_INFINITY, to: 0 };
  for (const { with_cost: tellers, cost_nano_usd: cost, start, width } of traffic) {
    if (tellers > 0) told.cost += cost;
    else if (cost > 0) {
      const [begin, end] = [Math.max(from, start), Math.min(to, start + width)];
      if (end <= begin) continue;
      bill.cost += (cost * (end - begin)) / width;
      bill.from = Math.min(bill.from, begin);
      bill.to = Math.max(bill.to, end);
    }
  }
  if (total.with_tokens > 0 ? total.with_cost >= enough * total.with_tokens : told.cost > 0) return told.cost;
  const covered = bill.to - bill.from;
  return bill.cost > 0 && covered >= enough * (to - from) ? bill.cost : null;
}
