import type { WorkloadAssessment } from "../../assessment/schema.js";
import { counted } from "../../text/figures.js";

/** A gate names this many things; the drivers' table names all. */
const named = 2;

/** What keeps a blocked workload from its own serving, as plain text for a label. */
export function missing({ reasons }: WorkloadAssessment): string {
  const barring = reasons.filter(
    ({ kind, status, likely, side, binding }) =>
      (kind === "exclusion" && status === "holds" && side === "managed") ||
      (kind === "requirement" && binding && status !== "holds" && likely !== "holds"),
  );
  const rules = [...new Set(barring.map(({ rule }) => rule.replaceAll("-", " ")))];
  if (rules.length === 0) return "a way that the rules allow";
  const rest = rules.length - named;
  return `${rules.slice(0, named).join(", ")}${rest > 0 ? ` and ${counted(rest, "more requirement")}` : ""}`;
}
