import type { WorkloadAssessment } from "../../assessment/schema.js";

/** USD, as a low and a high end. */
export interface DollarRange {
  low: number;
  high: number;
}

/** USD for people: $18,000; cents only below ten dollars. */
export function dollars(amount: number): string {
  const size = Math.abs(amount);
  const cents = size < 10 && !Number.isInteger(size) ? 2 : 0;
  const text = size.toLocaleString("en-US", { minimumFractionDigits: cents, maximumFractionDigits: cents });
  return `${amount < 0 && size >= 0.005 ? "-" : ""}$${text}`;
}

/** A range of money, or the honest words where there is none. */
export function dollarRange(range: DollarRange | null | undefined): string {
  if (!range) return "not known";
  const [low, high] = [dollars(range.low), dollars(range.high)];
  return low === high ? low : `${low} to ${high}`;
}

/** What self-hosting with people saves or costs a month beside managed, in words. Null where one side is not known. */
export function differenceText({ economics }: WorkloadAssessment): string | null {
  const difference = economics.monthly_difference_usd;
  if (!difference) return null;
  const { low, high } = difference;
  if (low >= 0) return `self-hosting saves ${dollarRange(difference)} a month`;
  if (high <= 0) return `self-hosting costs ${dollarRange({ low: -high, high: -low })} a month more`;
  return `self-hosting costs up to ${dollars(-low)} a month more, or saves up to ${dollars(high)}`;
}

/** The all-in cost of self-hosting as a multiple of the managed bill. Null where nothing is known of it. */
export function ratioText({ economics }: WorkloadAssessment): string | null {
  const ratio = economics.self_hosted_to_managed;
  if (!ratio) return null;
  const low = multiple(ratio.low);
  if (ratio.high === null) return `at least ${low} times`;
  const high = multiple(ratio.high);
  return low === high ? `${low} times` : `${low} to ${high} times`;
}

const multiple = (value: number): string =>
  Number(value.toPrecision(value < 1 ? 2 : 3)).toLocaleString("en-US", { maximumFractionDigits: 3 });
