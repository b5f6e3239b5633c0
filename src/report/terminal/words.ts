import type { Verdict, WorkloadAssessment } from "../../assessment/schema.js";
import { shown } from "../../text/wrap.js";
import { surenessWord } from "../words.js";

/** A few words: settled, or what the unknown facts still allow. */
export function sureness(verdict: Verdict): string {
  return verdict.settled || verdict.proven ? surenessWord(verdict) : `${surenessWord(verdict)} (not proven)`;
}

/** The score in whole points, or a dash where the pack weighs nothing. */
export function scoreText(workload: WorkloadAssessment): string {
  return workload.score.signals.length === 0 ? "-" : String(Math.round(workload.score.self_hosted));
}

/** The headline's reason, without the verdict that stands beside it already. */
export function decidingReason({ verdict, slices }: WorkloadAssessment): string {
  const reason = verdict.headline.slice(verdict.headline.indexOf(": ") + 1).trim();
  // the names of slices are the user's own words
  return slices.length > 0 ? reason : reason.charAt(0).toUpperCase() + reason.slice(1);
}

/** Next steps without the rung's own title, which reports name beside them. */
export function stepsAfterRung({ next_steps: steps, stage }: WorkloadAssessment): string[] {
  return steps.filter((step) => step !== `${stage.rung} · ${stage.title}`);
}

/** The slice that something is said of, in front of it. */
export const ofSlice = ({ slice }: { slice?: string | undefined }): string =>
  slice === undefined ? "" : `[${shown(slice)}] `;
