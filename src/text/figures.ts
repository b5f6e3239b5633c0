/** Numbers as reports write them, the same everywhere. Charts, which have less room, have their own in `charts/number`. */

/** A low and a high end. */
export interface Ends {
  low: number;
  high: number;
}

/** USD: $18,000; cents only below ten dollars. */
export function usd(amount: number): string {
  const size = Math.abs(amount);
  const cents = size < 10 && !Number.isInteger(size) ? 2 : 0;
  const text = size.toLocaleString("en-US", { minimumFractionDigits: cents, maximumFractionDigits: cents });
  return `${amount < 0 && size >= 0.005 ? "-" : ""}$${text}`;
}

/** A range of money, or the honest words where there is none. */
export function usdRange(range: Ends | null | undefined): string {
  return range ? ends(usd(range.low), usd(range.high)) : "not known";
}

/** The price of an hour: $2.69. */
export const usdPerHour = (amount: number): string =>
  `$${amount.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;

export const usdPerHourRange = ({ low, high }: Ends): string => ends(usdPerHour(low), usdPerHour(high));

const ends = (low: string, high: string): string => (low === high ? low : `${low} to ${high}`);

/** A number at three significant digits: 2,310, 24.1, 0.052. */
export const figure = (value: number): string => three(value).toLocaleString("en-US", { maximumSignificantDigits: 17 });

/** How many times as large something is: `1.46 times`, `1.46 to 28.1 times`. */
export function times(range: number | Ends): string {
  const { low, high } = typeof range === "number" ? { low: range, high: range } : range;
  return `${ends(figure(low), figure(high))} times`;
}

/** A share from 0 to 1: `62.5 %`. */
export const percent = (share: number): string => `${Number((share * 100).toFixed(1))} %`;

const scales = [
  { size: 1, letter: "" },
  { size: 1e3, letter: "k" },
  { size: 1e6, letter: "M" },
  { size: 1e9, letter: "B" },
  { size: 1e12, letter: "T" },
] as const;

/** Tokens at three significant digits: 1.6B. What rounds up to a thousand takes the next letter: 999,999 is 1M. */
export function tokens(count: number): string {
  const scale = scales.find(({ size }) => three(count / size) < 1000) ?? scales[4];
  const value = count / scale.size;
  return `${(scale.size === 1 ? Math.round(value) : three(value)).toLocaleString("en-US")}${scale.letter}`;
}

const three = (value: number): number => Number(value.toPrecision(3));

/** `1 workload`, `3 workloads`. */
export const counted = (count: number, noun: string): string =>
  `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
