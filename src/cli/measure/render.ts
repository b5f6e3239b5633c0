import type { Evidence } from "../../assessment/evidence-schema.js";
import type { Outcome } from "../../workloads/measured/outcome.js";
import { formatOf } from "../format-of.js";
import { colourLevel, terminalWidth } from "../terminal.js";
import { formats, type MeasureFlags } from "./flags.js";

/** @param path the file that the report goes to, whose ending tells the format where no flag does */
export async function render(evidence: Evidence, flags: MeasureFlags, path?: string): Promise<string> {
  switch (flags.format ?? formatOf(path, "--report", formats)) {
    case "json":
      return (await import("../../report/evidence/json.js")).renderEvidenceJson(evidence);
    case "markdown":
      return (await import("../../report/evidence/markdown.js")).renderEvidenceMarkdown(evidence);
    case "terminal": {
      const { renderEvidence } = await import("../../report/evidence/terminal.js");
      const colour = path === undefined && colourLevel(!flags.color) > 0;
      const { painted } = await import("../size/painted.js");
      return renderEvidence(evidence, { width: terminalWidth(), ...(colour ? { paint: painted } : {}) });
    }
  }
}

/** What became of the workload file, for standard error. */
export async function renderMerged(told: readonly Outcome[], path: string, flags: MeasureFlags): Promise<string> {
  const [{ renderOutcomes }, { plainText }, { painted }] = await Promise.all([
    import("../../report/evidence/outcomes.js"),
    import("../../diagnostics/plain-text.js"),
    import("../size/painted.js"),
  ]);
  const colour = flags.color && colourLevel(false, process.stderr) > 0;
  const text = renderOutcomes(told, { width: terminalWidth(), ...(colour ? { paint: painted } : {}) });
  return `${plainText(path)}\n${text}`;
}
