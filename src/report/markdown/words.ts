import type { Verdict } from "../../assessment/schema.js";
import { inline } from "./escape.js";

/** The mode as people say it. */
export function modeWord(mode: Verdict["mode"]): string {
  return mode === "self_hosted" ? "self-hosted" : mode;
}

/** `1 workload`, `3 workloads`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** A sentence that follows other words: its first letter small, names and abbreviations left as they are. */
export const lowerFirst = (text: string): string =>
  /^[A-Z]([a-z' -]|$)/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

/** A share of 0 to 1: 12.5 %. */
export const percent = (share: number): string => `${Number((share * 100).toFixed(1))} %`;

/** The name of the slice that something is said of, in front of it. */
export const ofSlice = ({ slice }: { slice?: string | undefined }): string =>
  slice === undefined ? "" : `**${inline(slice)}**: `;

/** A member of the portfolio: a workload, or one slice of it. */
export const memberName = (member: { workload: string; slice?: string | undefined }): string =>
  inline(member.slice === undefined ? member.workload : `${member.workload}/${member.slice}`);

/** `a, b or c`. */
export function orList(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
