import type { Assessment } from "../assessment/schema.js";

/** The assessment as JSON, two spaces deep, with a line break at the end. */
export function renderJson(assessment: Assessment): string {
  return `${JSON.stringify(assessment, null, 2)}\n`;
}
