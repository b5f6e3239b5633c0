import type { WorkloadAssessment } from "../../assessment/schema.js";
import { blocks, bullets, table } from "./blocks.js";
import { inline } from "./escape.js";

type Criterion = WorkloadAssessment["confirmation"][number];

const columns = [
  ["metric", "Metric"],
  ["threshold", "Threshold"],
  ["window", "Window"],
  ["owner", "Owner"],
  ["rollback", "Way back"],
] as const satisfies readonly (readonly [keyof Criterion, string])[];

/** Exit criteria of the pilot. What is the same for all of them is said once. */
export function confirmation({ confirmation: criteria }: WorkloadAssessment): string {
  const [first] = criteria;
  if (!first) {
    return "There is no pilot to confirm. Assess again when a fact under “What would change this” changes.";
  }
  const shared = columns.filter(
    ([key]) => key !== "metric" && key !== "threshold" && criteria.every((c) => c[key] === first[key]),
  );
  const own = columns.filter((column) => !shared.includes(column));
  return blocks(
    "The pilot has passed when all of this holds:",
    table(
      own.map(([, title]) => title),
      criteria.map((criterion) => own.map(([key]) => inline(criterion[key]))),
    ),
    bullets(shared.map(([key, title]) => `**${title}:** ${inline(first[key])}`)),
  );
}
