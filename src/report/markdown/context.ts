import type { ReportedFact, WorkloadAssessment } from "../../assessment/schema.js";
import { counted, percent } from "../../text/figures.js";
import { modeWord, runsAlone } from "../words.js";
import { blocks, table } from "./blocks.js";
import { code, inline } from "./escape.js";
import { sliceFacts } from "./slice-facts.js";
import { lowerFirst } from "./words.js";

/** Section 2: the question, who asks it, and every known fact with where it comes from. */
export function context(workload: WorkloadAssessment): string {
  return blocks(
    `Should ${inline(workload.name)} stay on a managed API, run on open weights that the team serves, be split, or is neither possible yet? ${owner(workload)} ${today(workload)}`,
    resemblance(workload),
    facts(workload),
    sliceFacts(workload),
  );
}

const owner = (workload: WorkloadAssessment): string =>
  workload.owner === undefined ? "No owner is stated." : `Its owner is ${inline(workload.owner)}.`;

const today = ({ current_mode: mode }: WorkloadAssessment): string =>
  mode === "unknown" ? "Who runs inference today is not stated." : `Inference today is ${modeWord(mode)}.`;

function resemblance(workload: WorkloadAssessment): string | undefined {
  const { pattern } = workload;
  if (!pattern) return undefined;
  // a start that a rule shuts out is no better one
  const start =
    runsAlone(workload) && /managed/i.test(pattern.start)
      ? ""
      : `; the better start there: ${inline(lowerFirst(pattern.start))}`;
  return `It resembles the pattern “${inline(pattern.title)}” in ${percent(pattern.similarity)} of its traits${start} (${inline(pattern.source)}).`;
}

function facts({ facts: known, at }: WorkloadAssessment): string {
  if (known.length === 0) return "Nothing is known of this workload but its name.";
  const file = at.slice(0, at.lastIndexOf(":"));
  const rows = known.map((fact) => [
    inline(fact.title),
    code(fact.name),
    inline(fact.text),
    fact.provenance,
    from(fact, file),
  ]);
  return blocks(
    `${census(known)}. Lines are those of ${code(file)}.`,
    table(["Fact", "Key", "Value", "Provenance", "From"], rows),
  );
}

/** How a value came about, or where it is stated: a line of the workload's own file, or another file's. */
function from({ basis, at }: ReportedFact, file: string): string {
  const stated = at?.startsWith(`${file}:`) ? `line ${at.slice(file.length + 1)}` : at && code(at);
  return (
    [basis === undefined ? [] : [inline(basis)], stated === undefined ? [] : [stated]].flat().join("; ") || "not stated"
  );
}

/** `51 facts are known: 3 measured, 45 declared, 3 derived`. */
function census(known: readonly ReportedFact[]): string {
  const counts = (["measured", "declared", "derived", "assumed"] as const).flatMap((provenance) => {
    const count = known.filter((fact) => fact.provenance === provenance).length;
    return count > 0 ? [`${count} ${provenance}`] : [];
  });
  return `${counted(known.length, "fact")} known: ${counts.join(", ")}`;
}
