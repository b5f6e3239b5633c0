import type { Assessment, WorkloadAssessment } from "../../assessment/schema.js";
import { blocks } from "./blocks.js";
import type { Charts } from "./charts.js";
import { context } from "./context.js";
import { drivers } from "./drivers.js";
import { economics } from "./economics.js";
import { inline } from "./escape.js";
import { flips } from "./flips.js";
import { inShort } from "./in-short.js";
import { ladder } from "./ladder.js";
import { moreInformation } from "./more-information.js";
import { options } from "./options.js";
import { outcome } from "./outcome.js";
import { prosAndCons } from "./pros-and-cons.js";
import { risks } from "./risks.js";
import { unknowns } from "./unknowns.js";

/** The twelve sections of one workload's decision record, its title a heading of the given depth. */
export function workloadSections(
  assessment: Assessment,
  workload: WorkloadAssessment,
  depth: number,
  how: Charts,
): string {
  const section = "#".repeat(depth + 1);
  const within = `${section}#`;
  const sections: readonly (readonly [string, string])[] = [
    ["In short", inShort(workload)],
    ["Context and Problem Statement", context(workload)],
    ["Decision Drivers", drivers(workload)],
    ["Considered Options", options(workload)],
    ["Decision Outcome", outcome(workload, within)],
    ["Economics", economics(workload, how)],
    ["What would change this", flips(workload)],
    ["Unknowns", unknowns(workload)],
    ["Risks", risks(workload)],
    ["Where it stands on the ladder", ladder(workload)],
    ["Pros and Cons of the Options", prosAndCons(workload, within)],
    ["More Information", moreInformation(assessment, workload)],
  ];
  return blocks(
    `${"#".repeat(depth)} Where should ${inline(workload.name)} run?`,
    ...sections.flatMap(([title, text]) => [`${section} ${title}`, text]),
  );
}
