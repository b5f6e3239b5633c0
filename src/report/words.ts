import type { Verdict } from "../assessment/schema.js";

/** The mode as people say it. */
export function modeWord(mode: Verdict["mode"]): string {
  return mode === "self_hosted" ? "self-hosted" : mode;
}

/** A share from 0 to 1 as `62.5 %`. */
export const percent = (share: number): string => `${Number((share * 100).toFixed(1))} %`;

/** A member of the portfolio: a workload, or one slice of it. Not escaped. */
export function memberName(member: { workload: string; slice?: string | undefined }): string {
  return member.slice === undefined ? member.workload : `${member.workload}/${member.slice}`;
}

/** `settled`, or `open: also managed`. */
export function surenessWord({ mode, settled, possible }: Verdict): string {
  if (settled) return "settled";
  const others = possible.filter((other) => other !== mode).map(modeWord);
  return others.length > 0 ? `open: also ${others.join(", ")}` : "open";
}

const scales = [
  [1e12, "T"],
  [1e9, "B"],
  [1e6, "M"],
  [1e3, "k"],
] as const;

/** Tokens as people write them: 1.6B. */
export function tokens(count: number): string {
  const scale = scales.find(([size]) => count >= size);
  return scale ? `${Number((count / scale[0]).toPrecision(3))}${scale[1]}` : String(Math.round(count));
}
