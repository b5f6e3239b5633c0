import type { WorkloadAssessment } from "../../assessment/schema.js";
import { modeWord } from "../words.js";
import { blocks, bullets } from "./blocks.js";
import { inline } from "./escape.js";
import { ladderDiagram } from "./ladder-diagram.js";
import { pathDiagram } from "./path-diagram.js";

/** Section 10: the rung, the gate to the next one with what passes it, and the request path of the verdict. */
export function ladder(workload: WorkloadAssessment): string {
  const { stage, verdict } = workload;
  return blocks(
    `Rung **${stage.rung}**: ${inline(stage.title)}. The gate to the next rung: ${inline(stage.gate)}`,
    stage.proof.length > 0 ? `What passes it:\n\n${bullets(stage.proof.map(inline))}` : "Nothing is left to prove.",
    ladderDiagram(stage),
    `The request path of the verdict, ${modeWord(verdict.mode)}:`,
    pathDiagram(workload),
  );
}
