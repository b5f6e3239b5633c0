import type { WorkloadAssessment } from "../../assessment/schema.js";
import { blocks, table } from "./blocks.js";
import { code, inline } from "./escape.js";

/** Values of a slice that differ from the workload's, as far as a rule rests on them. */
export function sliceFacts({ slices, reasons, facts }: WorkloadAssessment): string | undefined {
  const rows = slices.flatMap(({ name: slice }) => {
    const rested = reasons.filter((reason) => reason.slice === slice).flatMap((reason) => reason.facts);
    const own = rested.filter(
      ({ name, text, provenance }) =>
        provenance !== "unknown" && !facts.some((fact) => fact.name === name && fact.text === text),
    );
    const once = new Map(own.map((fact) => [fact.name, fact]));
    return [...once.values()].map((fact) => [inline(slice), code(fact.name), inline(fact.text), fact.provenance]);
  });
  return rows.length === 0
    ? undefined
    : blocks("Where a slice differs, and a rule rests on it:", table(["Slice", "Key", "Value", "Provenance"], rows));
}
