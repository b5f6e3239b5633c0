import type { ChalkInstance } from "chalk";
import type { Verdict } from "../../assessment/schema.js";

/** The mode as people say it. */
export function modeWord(mode: Verdict["mode"]): string {
  return mode === "self_hosted" ? "self-hosted" : mode;
}

/** Settled, or what the unknown facts still allow. */
export function sureness(verdict: Verdict): string {
  if (verdict.settled) return "settled";
  const others = verdict.possible.filter((mode) => mode !== verdict.mode).map(modeWord);
  return `open: also ${others.join(", ")}${verdict.proven ? "" : " (not proven)"}`;
}

export function paintMode(mode: Verdict["mode"], chalk: ChalkInstance): (text: string) => string {
  switch (mode) {
    case "managed":
      return chalk.cyan;
    case "self_hosted":
      return chalk.green;
    case "hybrid":
      return chalk.magenta;
    case "blocked":
      return chalk.red;
  }
}

/** `1 workload`, `3 workloads`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** USD for people: $18,000. */
export function dollars(amount: number): string {
  return `${amount < 0 ? "-" : ""}$${Math.abs(Math.round(amount)).toLocaleString("en-US")}`;
}

/** A member of the portfolio: a workload, or one slice of it. */
export function memberName(member: { workload: string; slice?: string | undefined }): string {
  return member.slice === undefined ? member.workload : `${member.workload}/${member.slice}`;
}
