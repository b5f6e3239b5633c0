import type { ChalkInstance } from "chalk";
import { labelOf } from "../../assessment/ladder.js";
import type { WorkloadAssessment } from "../../assessment/schema.js";
import { hanging, shown, wrap } from "../../text/wrap.js";
import { modeWord } from "../words.js";
import { paintMode } from "./paint.js";
import { decidingReason, scoreText, sureness } from "./words.js";

/** The summary where a table has no room: a few lines a workload. */
export function stackedSummary(workloads: readonly WorkloadAssessment[], width: number, chalk: ChalkInstance): string {
  const blocks = workloads.map((workload) => {
    const { verdict, stage } = workload;
    const paint = paintMode(verdict.mode, chalk);
    return [
      ...wrap(shown(workload.name), width).map((line) => chalk.bold(line)),
      ...hanging("  ", `${modeWord(verdict.mode)}, ${sureness(verdict)}`, width).map((line) => paint(line)),
      ...hanging("  ", `Next step: ${stage.rung} ${labelOf(stage)}`, width),
      ...hanging("  ", `Score: ${scoreText(workload)}`, width),
      ...hanging("  ", `Why: ${shown(decidingReason(workload))}`, width),
    ].join("\n");
  });
  return blocks.join("\n\n");
}
