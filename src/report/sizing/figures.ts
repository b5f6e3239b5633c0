import type { Banded, Ends } from "./sizing.js";

/** A number for people at three significant digits: 2,310, 24.1, 0.052. */
export function figure(value: number): string {
  const rounded = Number(value.toPrecision(3));
  return rounded.toLocaleString("en-US", { maximumSignificantDigits: Math.max(3, digits(rounded)) });
}

const digits = (value: number): number => (value >= 1 ? Math.floor(Math.log10(value)) + 1 : 3);

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
