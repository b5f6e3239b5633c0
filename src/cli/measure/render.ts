import type { Evidence } from "../../assessment/evidence-schema.js";
import type { Outcome } from "../../workloads/measured/outcome.js";
import { formatOf } from "../format-of.js";
import { shellWord } from "../shell-word.js";
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
      const detail = path !== undefined;
      return renderEvidence(evidence, { width: terminalWidth(), detail, ...(colour ? { paint: painted } : {}) });
    }
  }
}

/** What became of the workload file and what to do with it, for standard error. */
export async function renderMerged(told: readonly Outcome[], path: string, flags: MeasureFlags): Promise<string> {
  const [{ renderOutcomes }, { plainText }, { painted }] = await Promise.all([
    import("../../report/evidence/outcomes.js"),
    import("../../diagnostics/plain-text.js"),
    import("../size/painted.js"),
  ]);
  const colour = flags.color && colourLevel(false, process.stderr) > 0;
  const text = renderOutcomes(told, { width: terminalWidth(), ...(colour ? { paint: painted } : {}) });
  const file = plainText(path);
  // a file that took no workload is none to go on with
  if (told.every(({ kind }) => kind === "not-added")) return `${file}\n${text}`;
  const typed = shellWord(file);
  return `${file}\n${text}\nWhat no log tells: llm-decide interview ${typed} --resume, then: llm-decide assess ${typed}\n`;
}
