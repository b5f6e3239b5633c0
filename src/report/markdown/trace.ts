import type { WorkloadAssessment } from "../../assessment/schema.js";
import { counted } from "../../text/figures.js";
import { fold, table } from "./blocks.js";
import { code, inline } from "./escape.js";
import { factTags } from "./evidence.js";
import { ofSlice } from "./words.js";

/** Every rule that can bear on the verdict and how it stands, folded away. */
export function trace({ reasons }: WorkloadAssessment): string {
  const rows = reasons.map((reason) => [
    `${ofSlice(reason)}${code(reason.rule)}`,
    reason.kind,
    reason.status,
    factTags(reason.facts),
    code(reason.at),
    inline(reason.source),
  ]);
  const head = ["Rule", "Kind", "Status", "Facts", "At", "Source"];
  return fold(`Rule trace: ${counted(reasons.length, "line")}`, table(head, rows));
}
