import type { Banded } from "../../assessment/sizing-schema.js";
import { figure } from "../../text/figure.js";

/** The ends of a range. */
type Ends = Pick<Banded, "low" | "high">;

/** `1,870 to 2,850`, or `no spread known` where the ends are one. */
export const bandText = ({ low, high }: Banded): string =>
  low === high ? "no spread known" : `${figure(low)} to ${figure(high)}`;

/** USD for people: cents below a hundred dollars, else whole dollars. */
export function usd(amount: number): string {
  const cents = amount < 100 ? 2 : 0;
  return `$${amount.toLocaleString("en-US", { minimumFractionDigits: cents, maximumFractionDigits: cents })}`;
}

export const usdRange = ({ low, high }: Ends): string =>
  usd(low) === usd(high) ? usd(low) : `${usd(low)} to ${usd(high)}`;

/** How many times the high end is the low one: `4.6-fold`. */
export const spread = ({ low, high }: Ends): string => `${Number((high / low).toFixed(1))}-fold`;

/** `1 GPU`, `8 GPUs`. */
export const counted = (count: number, noun: string): string =>
  `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;

/** `2 × h200-141gb`. */
export const hardware = ({ gpus, gpu }: { gpus: number; gpu: string }): string => `${gpus} × ${gpu}`;
