import type { Assessment, WorkloadAssessment } from "../../assessment/schema.js";
import { modeWord, surenessWord } from "../words.js";
import { table } from "./blocks.js";
import { inline } from "./escape.js";

/** All verdicts in one table. `linkOf` gives where a workload's own sections are. */
export function summary(
  { workloads }: Assessment,
  linkOf: (workload: WorkloadAssessment) => string | undefined,
): string {
  if (workloads.length === 0) return "There are no workloads in the input.";
  const rows = workloads.map((workload) => {
    const link = linkOf(workload);
    const name = inline(workload.name);
    return [
      link === undefined ? name : `[${name}](${link})`,
      `**${modeWord(workload.verdict.mode)}**`,
      surenessWord(workload.verdict),
      `${workload.stage.rung} · ${inline(workload.stage.title)}`,
      // a table of rows weighs nothing
      workload.score.signals.length === 0 ? "-" : String(Math.round(workload.score.self_hosted)),
      inline(workload.verdict.headline),
    ];
  });
  return table(["Workload", "Verdict", "How sure", "Next step", "Score", "Why"], rows);
}
