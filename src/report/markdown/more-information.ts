import type { Assessment, WorkloadAssessment } from "../../assessment/schema.js";
import { counted } from "../../text/figures.js";
import { blocks, bullets } from "./blocks.js";
import { code, inline } from "./escape.js";
import { trace } from "./trace.js";

/** Section 12: what the report was made from, the formulas in use, and the rule trace. */
export function moreInformation(assessment: Assessment, workload: WorkloadAssessment): string {
  return blocks(bullets([...sources(assessment, workload), ...formulas(workload)]), trace(workload));
}

function sources({ pack, data, as_of: asOf, input_sha256: input }: Assessment, { at }: WorkloadAssessment): string[] {
  const due = pack.due_for_review;
  const sets = Object.entries(data).map(
    ([name, date]) => `${inline(name.replaceAll("_", " "))} ${inline(date)}${age(date, asOf)}`,
  );
  return [
    `Assessed as of ${inline(asOf)} under the rule pack “${inline(pack.title)}” (${code(pack.id)} ${inline(pack.version)}, ${code(pack.file)}${hash(pack.sha256)}).`,
    `Input: ${code(at)}${hash(input)}.`,
    sets.length > 0 ? `Data: ${sets.join("; ")}.` : "No data set was used.",
    due.length > 0 ? `Rules due for review: ${due.map(code).join(", ")}.` : "No rule is due for review.",
  ];
}

const hash = (sha256: string): string => (sha256 === "" ? "" : `, sha256 ${code(sha256.slice(0, 12))}`);

const dayMs = 86_400_000;

/** How old a data set is on the day of the assessment; nothing where a date cannot be read. */
function age(date: string, asOf: string): string {
  const days = Math.round((Date.parse(asOf) - Date.parse(date)) / dayMs);
  return Number.isFinite(days) && days >= 0 ? ` (${counted(days, "day")} old)` : "";
}

function formulas({ facts }: WorkloadAssessment): string[] {
  return facts
    .filter(({ provenance, basis }) => provenance === "derived" && basis !== undefined)
    .map(
      ({ title, text, basis }) => `Derived: ${inline(title)} = ${inline(basis ?? "")}, which gives ${inline(text)}.`,
    );
}
