import type { Comparison } from "../../assessment/comparison-schema.js";
import { UsageError } from "../failure.js";
import { formatOf } from "../format-of.js";
import { type InputFiles, refuseInput } from "../input-files.js";
import { print, writeWhole } from "../output.js";
import { type CompareFlags, formats } from "./flags.js";

type Delivery = Pick<CompareFlags, "format" | "out" | "color" | "quiet">;

/** Prints the comparison, or writes it to a file. @throws UsageError where it cannot be written */
export async function deliver(comparison: Comparison, flags: Delivery, inputs: InputFiles): Promise<void> {
  const { out } = flags;
  const text = await render(comparison, flags);
  if (out === undefined || out === "-") return print(text);
  await writeWhole(out, text, inputs);
  if (!flags.quiet) process.stderr.write(`wrote ${out}\n`);
}

async function render(comparison: Comparison, { format, out, color }: Delivery): Promise<string> {
  switch (format ?? formatOf(out, "--out", formats)) {
    case "json":
      return (await import("../../report/comparison/json.js")).renderComparisonJson(comparison);
    case "markdown":
      return (await import("../../report/comparison/markdown.js")).renderComparisonMarkdown(comparison);
    case "terminal": {
      const [{ renderComparison }, { colourLevel, terminalWidth }, { painted }] = await Promise.all([
        import("../../report/comparison/terminal.js"),
        import("../terminal.js"),
        import("../size/painted.js"),
      ]);
      const isPainted = out === undefined && colourLevel(!color) > 0;
      return renderComparison(comparison, { width: terminalWidth(), ...(isPainted ? { paint: painted } : {}) });
    }
  }
}

/** @throws UsageError where the report would replace an input, is to be a folder, or has no known format */
export function refuseOut({ out, format }: Delivery, inputs: InputFiles): void {
  if (out === undefined || out === "-") return;
  refuseInput(out, inputs);
  if (out.endsWith("/")) throw new UsageError(`--out ${out} is a folder: compare writes one file`);
  if (format === undefined) formatOf(out, "--out", formats);
}
