import type { Assessment, WorkloadAssessment } from "../../assessment/schema.js";
import { context, drivers, inShort, options, prosAndCons } from "./decision.js";
import { inline } from "./escape.js";
import { economics, flips, ladder, outcome, risks, unknowns } from "./outcome.js";
import { table } from "./table.js";
import { ofSlice } from "./words.js";

/** The twelve sections of one workload's report, under a heading of the given depth. */
export function workloadSections(assessment: Assessment, workload: WorkloadAssessment, depth: number): string {
  const h = "#".repeat(depth + 1);
  const sections: readonly (readonly [string, string])[] = [
    ["In short", inShort(workload)],
    ["Context and Problem Statement", context(workload)],
    ["Decision Drivers", drivers(workload)],
    ["Considered Options", options(workload)],
    ["Decision Outcome", outcome(workload, `${h}#`)],
    ["Economics", economics(workload)],
    ["What would change this", flips(workload)],
    ["Unknowns", unknowns(workload)],
    ["Risks", risks(workload)],
    ["Where it stands on the ladder", ladder(workload)],
    ["Pros and Cons of the Options", prosAndCons(workload)],
    ["More Information", moreInformation(assessment, workload)],
  ];
  const body = sections.map(([title, text]) => `${h} ${title}\n\n${text}`).join("\n\n");
  return `${"#".repeat(depth)} Where should ${inline(workload.name)} run?\n\n${body}\n`;
}

function moreInformation(
  { pack, data, as_of: asOf, input_sha256: hash }: Assessment,
  workload: WorkloadAssessment,
): string {
  const rows = workload.reasons.map((r) => [
    `${ofSlice(r)}\`${r.rule}\``,
    r.kind,
    r.status,
    inline(r.facts.map((f) => `${f.name}: ${f.text} (${f.provenance})`).join("; ")),
    inline(r.at),
    inline(r.source),
  ]);
  const dates = Object.entries(data).map(([name, date]) => `${name.replaceAll("_", " ")} ${date}`);
  return [
    `- Rule pack: ${inline(pack.title)} (\`${pack.id}\` ${inline(pack.version)}, ${inline(pack.file)}, sha256 \`${pack.sha256.slice(0, 12)}\`)`,
    `- Assessed as of ${asOf}; data: ${inline(dates.join(", ") || "none")}`,
    `- Input: ${inline(workload.at)}, sha256 \`${hash.slice(0, 12)}\``,
    ...(pack.due_for_review.length > 0
      ? [`- Rules due for review: ${pack.due_for_review.map(inline).join(", ")}`]
      : []),
    "",
    "<details><summary>Rule trace</summary>",
    "",
    table(["Rule", "Kind", "Status", "Facts", "At", "Source"], rows),
    "",
    "</details>",
  ].join("\n");
}
