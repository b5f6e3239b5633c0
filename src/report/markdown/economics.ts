import type { WorkloadAssessment } from "../../assessment/schema.js";
import { cheaperWaySentence, differenceSentence, savingSentence } from "../money-words.js";
import { noDifferenceSentence } from "../ratio-words.js";
import { blocks, bullets } from "./blocks.js";
import { type Charts, charts } from "./charts.js";
import { grounds } from "./cost-grounds.js";
import { costTables } from "./cost-tables.js";
import { inline } from "./escape.js";
import { turningPoints } from "./turning-points.js";

/** Section 6: what each option costs a month as ranges, people and idle hours on lines of their own, and where it turns. */
export function economics(workload: WorkloadAssessment, how: Charts): string {
  const { notes, assumptions } = workload.economics;
  return blocks(
    costTables(workload),
    paragraph(workload),
    turningPoints(workload),
    charts(workload, how),
    grounds(workload),
    ...(notes.length === 0 ? [] : [bullets(notes.map((note) => `Note: ${inline(note)}`))]),
    assumptions.length === 0
      ? "No figure here rests on an assumption of the program's."
      : bullets(assumptions.map((text) => `Assumed: ${inline(text)}`)),
  );
}

/** A cheaper way to stay, what a move costs or saves, and how sure that is. */
function paragraph(workload: WorkloadAssessment): string {
  const difference = differenceSentence(workload);
  return blocks(
    cheaperWaySentence(workload) ?? undefined,
    difference ?? noDifferenceSentence(workload),
    savingSentence(workload) ?? undefined,
  );
}
