import type { WorkloadAssessment } from "../../assessment/schema.js";
import { blocks, bullets, table } from "./blocks.js";
import { inline } from "./escape.js";
import { namedTag, titledTag } from "./evidence.js";
import { ofSlice } from "./words.js";

/** What the verdict moves, and what warns of moving too early or too late. */
export function consequences(workload: WorkloadAssessment): string {
  return blocks(
    moves(workload),
    warned(workload, "early", "**Switching now would be early**"),
    warned(workload, "late", "**Waiting costs you**"),
    warned(workload, "other", "**Facts that do not go together**"),
  );
}

function moves(workload: WorkloadAssessment): string {
  if (workload.transitions.length === 0) return still(workload);
  const rows = workload.transitions.map(({ dimension, from, to, facts }) => [
    inline(dimension),
    inline(from),
    inline(to),
    facts.length === 0 ? "nothing known" : facts.map((fact) => titledTag(workload, fact)).join("<br>"),
  ]);
  return blocks("**What changes for you**", table(["Dimension", "From", "To", "This workload"], rows));
}

/** Nothing moves; but a workload that runs where a constraint forbids it cannot simply stay. */
function still({ verdict, current_mode: today }: WorkloadAssessment): string {
  if (verdict.mode !== "blocked") return "Nothing moves: who operates what stays as it is.";
  return today === "managed"
    ? "Nothing can move yet. But the workload runs on a managed API today, which a constraint above rules out: somebody has to stop it, change the constraint or accept the breach until a way is open."
    : "Nothing can move yet: the workload waits until what is missing is there.";
}

function warned(workload: WorkloadAssessment, about: string, title: string): string | undefined {
  const warnings = workload.warnings.filter((warning) => warning.about === about);
  if (warnings.length === 0) return undefined;
  const items = warnings.map((warning) => {
    const facts = warning.facts.map((fact) => namedTag(workload, fact, warning.slice)).join("; ");
    return `${ofSlice(warning)}${inline(warning.because)}${facts === "" ? "" : ` Seen in ${facts}.`} (${inline(warning.source)})`;
  });
  return blocks(title, bullets(items));
}
