import { hourMs, type TrafficPart } from "./parts.js";

/** A bill of a span, as cost reports have it: money without requests. */
export const isBill = ({ requests, with_cost, cost_nano_usd, input_tokens, output_tokens }: TrafficPart): boolean =>
  requests === 0 && with_cost === 0 && cost_nano_usd > 0 && input_tokens + output_tokens === 0;

/** True for a part that tells requests or tokens; the others are bills, and spans in which nothing was used or paid. */
export const tellsUse = ({ requests, input_tokens, output_tokens }: TrafficPart): boolean =>
  requests > 0 || input_tokens + output_tokens > 0;

/** The parts that tell when a workload was in use: bills do not where something else does, as they may be of a whole month. */
export function timed(parts: readonly TrafficPart[]): readonly TrafficPart[] {
  return parts.some(isBill) && parts.some(tellsUse) ? parts.filter(tellsUse) : parts;
}

/** Parts of one workload, the bills apart that bill again what requests tell. */
export interface Billed {
  /** Parts whose money is counted once. */
  counted: readonly TrafficPart[];
  /** Bills of a provider of which, in some hour of the bill, requests tell their own cost. */
  again: readonly TrafficPart[];
}

/**
 * Keeps the money of bills apart from that of requests: a report of costs and a log of the same provider's requests at the same
 * time name the same dollars. What requests tell is the finer of the two, and is kept; a provider that is not told may be any.
 */
export function billedOnce(parts: readonly TrafficPart[]): Billed {
  const bills = parts.filter(isBill);
  if (bills.length === 0) return { counted: parts, again: [] };
  const told = hoursTold(parts);
  const again = new Set(bills.filter((bill) => hoursOf(bill).some((hour) => told(bill.provider, hour))));
  return { counted: parts.filter((part) => !again.has(part)), again: [...again] };
}

/** Whether requests of a provider tell their cost in an hour. */
function hoursTold(parts: readonly TrafficPart[]): (provider: string | null, hour: number) => boolean {
  const byProvider = new Map<string | null, Set<number>>();
  const any = new Set<number>();
  for (const part of parts) {
    if (part.with_cost === 0 || part.cost_nano_usd === 0) continue;
    const own = byProvider.get(part.provider) ?? new Set();
    byProvider.set(part.provider, own);
    for (const hour of hoursOf(part)) {
      own.add(hour);
      any.add(hour);
    }
  }
  const unknown = byProvider.get(null);
  return (provider, hour) =>
    provider === null ? any.has(hour) : byProvider.get(provider)?.has(hour) === true || unknown?.has(hour) === true;
}

/** The hours that a part lies in. */
function hoursOf({ start, width }: TrafficPart): number[] {
  const first = Math.floor(start / hourMs);
  const past = Math.max(first + 1, Math.ceil((start + width) / hourMs));
  return Array.from({ length: past - first }, (_, i) => first + i);
}
