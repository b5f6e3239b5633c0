import type { Option, Verdict } from "../../assessment/schema.js";
import { inline } from "./escape.js";

const modes: Readonly<Record<Verdict["mode"], string>> = {
  managed: "managed",
  self_hosted: "self-hosted",
  hybrid: "hybrid",
  blocked: "blocked",
};

export const modeWord = (mode: Verdict["mode"]): string => modes[mode];

/** Whether the verdict is proven settled, and what else it could become. */
export function sureness({ settled, possible, proven, mode }: Verdict): string {
  if (settled) return "settled: no value of any unknown fact would change it";
  const others = possible.filter((other) => other !== mode).map(modeWord);
  const more =
    others.length > 0 ? `the unknown facts still allow ${others.join(", ")}` : "the unknown facts leave it open";
  return proven ? `not settled: ${more}` : `not settled: ${more} (not proven: the search ended at its budget)`;
}

export function usd(amount: number): string {
  return `${amount < 0 ? "-" : ""}$${Math.abs(Math.round(amount)).toLocaleString("en-US")}`;
}

/** A range of money a month, or the honest word where it is not known. */
export function monthly(range: Option["usd_per_month"] | { low: number; high: number }): string {
  if (range === null) return "not known";
  return range.low === range.high ? usd(range.low) : `${usd(range.low)} to ${usd(range.high)}`;
}

/** The name of the slice that something is said of, in front of it. */
export const ofSlice = ({ slice }: { slice?: string | undefined }): string =>
  slice === undefined ? "" : `**${inline(slice)}**: `;

export const percent = (share: number): string => `${Number((share * 100).toFixed(1))} %`;

export const memberName = (member: { workload: string; slice?: string | undefined }): string =>
  inline(member.slice === undefined ? member.workload : `${member.workload}/${member.slice}`);
