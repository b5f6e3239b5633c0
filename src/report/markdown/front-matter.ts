import type { Assessment } from "../../assessment/schema.js";
import { quoted } from "./escape.js";

/** The front matter of MADR 4. A tool proposes; a board accepts, and fills in who was consulted. */
export function frontMatter({ as_of: asOf }: Assessment, owners: readonly string[]): string {
  return [
    "---",
    "status: proposed",
    `date: ${/^\d{4}-\d\d-\d\d$/.test(asOf) ? asOf : quoted(asOf)}`,
    `decision-makers: [${owners.map(quoted).join(", ")}]`,
    "consulted: []",
    "informed: []",
    "---",
  ].join("\n");
}
