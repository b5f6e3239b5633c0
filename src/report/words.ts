import type { Verdict, WorkloadAssessment } from "../assessment/schema.js";

/** The mode as people say it. */
export function modeWord(mode: Verdict["mode"]): string {
  return mode === "self_hosted" ? "self-hosted" : mode;
}

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

/** Whether a rule shuts every third party out of the workload, or of a slice of it: it has no managed way back then. */
export const runsAlone = ({ reasons }: Pick<WorkloadAssessment, "reasons">): boolean =>
  reasons.some(({ kind, status, side }) => kind === "exclusion" && status === "holds" && side === "self_hosted");
