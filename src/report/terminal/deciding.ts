import type { WorkloadAssessment } from "../../assessment/schema.js";
import { plain } from "../plain.js";

/** The headline without the verdict that stands beside it already. */
export function deciding({ verdict }: WorkloadAssessment): string {
  const reason = verdict.headline.slice(verdict.headline.indexOf(": ") + 2);
  return plain(reason.charAt(0).toUpperCase() + reason.slice(1));
}
